package com.artisancommerce.architecture.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** What came back. Of a stream it is the first event, as the object that the document describes. */
record Answer(int status, HttpHeaders headers, String body) {

    private static final List<String> PROMISED_HEADERS = List.of("ETag", "Location", "Cache-Control");

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    String mediaType() {
        return header("Content-Type").replaceAll(";.*", "");
    }

    /** What differs from the documented answer of that status. */
    List<String> faults(Operation operation, int expected) {
        if (status != expected) {
            return List.of("answers %d instead of %d: %s".formatted(status, expected, body));
        }
        if (!operation.documents(status)) {
            return List.of("does not document " + status);
        }
        List<String> faults = new ArrayList<>();
        JsonNode documented = operation.response(status);
        PROMISED_HEADERS.stream()
                .filter(name ->
                        documented.path("headers").has(name) && header(name).isEmpty())
                .forEach(name -> faults.add("does not send " + name));
        if (documented.has("content")) {
            faults.addAll(faultsOfBody(documented.path("content")));
        } else if (!body.isEmpty()) {
            faults.add("sends a body that is not documented: " + body);
        }
        return faults;
    }

    private List<String> faultsOfBody(JsonNode content) {
        JsonNode media = content.path(mediaType());
        if (media.isMissingNode()) {
            return List.of("sends '" + mediaType() + "', which is not documented");
        }
        boolean isJson = mediaType().endsWith("json") || mediaType().equals("text/event-stream");
        if (!isJson) {
            return body.isEmpty() ? List.of("sends an empty body") : List.of();
        }
        String json = media.path("schema").path("type").asText().equals("string")
                ? Contract.JSON.getNodeFactory().textNode(body).toString()
                : body;
        List<String> faults = new ArrayList<>(Schemas.faults(media.path("schema"), json));
        if (media.has("x-events")) {
            faults.addAll(faultsOfEvent(media.path("x-events")));
        }
        return faults;
    }

    private List<String> faultsOfEvent(JsonNode events) {
        JsonNode event = Contract.parse(body);
        JsonNode schema = events.path(event.path("event").asText());
        return schema.isMissingNode()
                ? List.of("sends an event that is not documented: " + body)
                : Schemas.faults(schema, event.path("data").asText());
    }
}
