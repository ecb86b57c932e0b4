package com.artisancommerce.architecture.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The OpenAPI document as it is packaged with the service. */
final class Contract {
    static final ObjectMapper JSON = new ObjectMapper();
    static final JsonNode DOCUMENT = read();

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private Contract() {}

    static List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : DOCUMENT.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
                if (METHODS.contains(member.getKey())) {
                    found.add(new Operation(member.getKey(), path.getKey(), path.getValue(), member.getValue()));
                }
            }
        }
        return found;
    }

    /** The node itself, or what its $ref names. */
    static JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode() ? node : DOCUMENT.at(reference.asText().substring("#".length()));
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + json, e);
        }
    }

    private static JsonNode read() {
        try (InputStream document = Contract.class.getResourceAsStream("/openapi/artisan-commerce.json")) {
            return JSON.readTree(Objects.requireNonNull(document, "the document is not packaged"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the document", e);
        }
    }
}
