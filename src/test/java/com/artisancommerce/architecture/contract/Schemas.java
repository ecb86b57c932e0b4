package com.artisancommerce.architecture.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Judges JSON by a document's schemas, formats included. A field that the document does not know is a fault here. */
final class Schemas {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final Schemas OF_THE_API = new Schemas(Contract.DOCUMENT);

    private final Map<JsonNode, Schema> read = new ConcurrentHashMap<>();
    private final JsonNode strict;

    /** @param document one whose schemas refer to each other below {@code #/components} */
    Schemas(JsonNode document) {
        this.strict = strict(document);
    }

    /** What in the JSON text does not fit the API's document; empty when all of it does. */
    static List<String> faults(JsonNode schema, String json) {
        return OF_THE_API.judge(schema, json);
    }

    List<String> judge(JsonNode schema, String json) {
        return read.computeIfAbsent(schema, this::standalone).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private Schema standalone(JsonNode schema) {
        ObjectNode root = Contract.JSON.createObjectNode();
        root.set("components", strict);
        root.setAll((ObjectNode) schema);
        return REGISTRY.getSchema(root.toString(), InputFormat.JSON);
    }

    private static JsonNode strict(JsonNode document) {
        JsonNode components = document.path("components").deepCopy();
        components.path("schemas").properties().forEach(named -> {
            boolean mayCarryMore = named.getKey().equals("Problem");
            if (named.getValue().has("properties") && !mayCarryMore) {
                ((ObjectNode) named.getValue()).put("additionalProperties", false);
            }
        });
        return components;
    }
}
