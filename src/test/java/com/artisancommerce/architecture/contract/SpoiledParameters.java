package com.artisancommerce.architecture.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Values that break a rule of a query parameter's schema. */
final class SpoiledParameters {

    private SpoiledParameters() {}

    static List<String> of(JsonNode schema) {
        List<String> wrong = new ArrayList<>();
        if (schema.path("type").asText().equals("integer")) {
            wrong.addAll(
                    List.of("many", "1.5", String.valueOf(schema.path("minimum").asLong() - 1)));
            wrong.add(schema.path("maximum").asText() + "0");
        } else {
            wrong.addAll(List.of("a\u0000b", "x".repeat(schema.path("maxLength").asInt() + 1)));
        }
        return wrong;
    }
}
