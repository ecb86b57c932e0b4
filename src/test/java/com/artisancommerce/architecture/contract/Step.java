package com.artisancommerce.architecture.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request of the replay, as an operation's {@code x-replay} describes it: its place in the order, who sends it, the status that comes
 * back, what differs from the examples of parameters and body, and what later steps need of the answer. A value that starts with {@code $} is
 * one that an earlier step saved.
 */
record Step(Operation operation, JsonNode node) {

    int order() {
        return node.path("step").asInt();
    }

    String actor() {
        return node.path("actor").asText();
    }

    int status() {
        return node.path("status").asInt();
    }

    /** The example's value for each parameter of that kind that has one, or what the step says instead. */
    Map<String, String> values(String in, Map<String, String> saved) {
        Map<String, String> values = new HashMap<>();
        for (JsonNode parameter : operation.parameters(in)) {
            if (parameter.has("example")) {
                values.put(
                        parameter.path("name").asText(),
                        parameter.path("example").asText());
            }
        }
        JsonNode own = node.path(in.equals("header") ? "headers" : in);
        own.properties()
                .forEach(value ->
                        values.put(value.getKey(), known(value.getValue().asText(), saved)));
        return values;
    }

    /** The example's body, with what the step says instead: JSON pointers to values. */
    Optional<String> body(Map<String, String> saved) {
        return operation.body().map(body -> {
            JsonNode example = body.path("example").deepCopy();
            node.path("body").properties().forEach(value -> {
                JsonPointer at = JsonPointer.compile(value.getKey());
                String text = known(value.getValue().asText(), saved);
                switch (example.at(at.head())) {
                    case ObjectNode object -> object.put(at.last().getMatchingProperty(), text);
                    case ArrayNode array -> array.set(at.last().getMatchingIndex(), text);
                    default -> throw new IllegalStateException("No place for " + at + " in the example of " + this);
                }
            });
            return example.toString();
        });
    }

    private static String known(String value, Map<String, String> saved) {
        return value.startsWith("$") ? String.valueOf(saved.get(value.substring(1))) : value;
    }

    @Override
    public String toString() {
        return operation.id() + " (step " + order() + ", " + actor() + ")";
    }
}
