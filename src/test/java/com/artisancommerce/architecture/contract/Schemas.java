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

/** Judges JSON by the document's schemas, formats included. A field that the document does not know is a fault here. */
final class Schemas {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final Map<JsonNode, Schema> READ = new ConcurrentHashMap<>();
    private static final JsonNode STRICT = strict();

    private Schemas() {}

    /** What in the JSON text does not fit; empty when all of it does. */
    static List<String> faults(JsonNode schema, String json) {
        return READ.computeIfAbsent(schema, Schemas::standalone).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema standalone(JsonNode schema) {
        ObjectNode root = Contract.JSON.createObjectNode();
        root.set("components", STRICT);
        root.setAll((ObjectNode) schema);
        return REGISTRY.getSchema(root.toString(), InputFormat.JSON);
    }

    private static JsonNode strict() {
        JsonNode components = Contract.DOCUMENT.path("components").deepCopy();
        components.path("schemas").properties().forEach(named -> {
            boolean mayCarryMore = named.getKey().equals("Problem");
            if (named.getValue().has("properties") && !mayCarryMore) {
                ((ObjectNode) named.getValue()).put("additionalProperties", false);
            }
        });
        return components;
    }
}
