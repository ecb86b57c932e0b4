package com.artisancommerce.platform.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem on its way to the client. It is an answer, not a fault, so it carries no stack trace. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> data = new LinkedHashMap<>();
    private final transient List<Violation> errors = new ArrayList<>();

    ProblemException(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /** One more member of the problem document, such as {@code availableFrom}; null is left out. */
    public ProblemException with(String member, @Nullable Object value) {
        if (value != null) {
            data.put(member, value);
        }
        return this;
    }

    /** One value that is wrong: where (JSON pointer) and why. */
    public ProblemException at(String pointer, String message) {
        errors.add(new Violation(pointer, message));
        return this;
    }

    public ProblemType type() {
        return type;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> data() {
        return Collections.unmodifiableMap(data);
    }

    List<Violation> errors() {
        return List.copyOf(errors);
    }

    /** A member of {@code errors}. */
    record Violation(String pointer, String message) {}
}
