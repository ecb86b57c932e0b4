package com.artisancommerce.platform.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import java.util.stream.Collectors;

/** Says what is wrong with a body that cannot be read: where, and why, in the client's words and not in those of our classes. */
final class UnreadableBody {

    private static final int LONGEST_POINTER = 200;

    private UnreadableBody() {}

    static ProblemException problem(JsonProcessingException e) {
        boolean isJson = !(e.getCause() instanceof StreamReadException);
        return isJson
                        && e instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? misfit(mapping)
                : noJson(e.getLocation());
    }

    private static ProblemException misfit(JsonMappingException e) {
        String pointer = pointer(e);
        String why = e instanceof PropertyBindingException
                ? "is not a field of this operation"
                : "is not of the type that the operation takes";
        return ProblemType.MALFORMED_REQUEST
                .because("The body is not what the operation takes: %s %s.", pointer, why)
                .at(pointer, why);
    }

    private static ProblemException noJson(JsonLocation location) {
        return location == null
                ? ProblemType.MALFORMED_REQUEST.because("The body is not what the operation takes.")
                : ProblemType.MALFORMED_REQUEST.because(
                        "The body is not the JSON object that the operation takes; look near line %d, column %d.",
                        location.getLineNr(), location.getColumnNr());
    }

    private static String pointer(JsonMappingException e) {
        String pointer = e.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex())))
                .collect(Collectors.joining())
                .replaceAll("\\p{Cntrl}", "?");
        return pointer.substring(0, Math.min(pointer.length(), LONGEST_POINTER));
    }
}
