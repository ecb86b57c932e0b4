package com.artisancommerce.architecture.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every way to break one rule of a body's schema, starting from its example. */
final class SpoiledBodies {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MORE_THAN_ANY_LIST_HOLDS = 101;

    private final JsonNode example;
    private final Map<String, String> found = new LinkedHashMap<>();

    private SpoiledBodies(JsonNode example) {
        this.example = example;
    }

    /** What is wrong, and the body. */
    static Map<String, String> of(JsonNode media) {
        SpoiledBodies bodies = new SpoiledBodies(media.path("example"));
        bodies.found.put("nothing at all", "");
        bodies.found.put("half a body", media.path("example").toString().replaceFirst(".$", ""));
        bodies.found.put("two bodies", media.path("example") + " " + media.path("example"));
        for (JsonNode other :
                List.of(NODES.nullNode(), NODES.textNode("text"), NODES.numberNode(7), NODES.arrayNode())) {
            bodies.found.put("the body " + other, other.toString());
        }
        bodies.spoilObject("", media.path("schema"));
        return bodies.found;
    }

    private void spoilObject(String pointer, JsonNode reference) {
        JsonNode schema = Contract.resolve(reference);
        put(pointer, "an unknown field", object -> object.put("unknownField", 1));
        Operation.texts(schema.path("required"))
                .forEach(name -> put(pointer, "no " + name, object -> object.remove(name)));
        schema.path("properties")
                .properties()
                .forEach(property -> spoil(pointer, property.getKey(), property.getValue()));
    }

    private void spoil(String pointer, String name, JsonNode reference) {
        JsonNode schema = Contract.resolve(reference);
        for (JsonNode wrong : wrongValues(schema)) {
            put(pointer, name + " = " + shortened(wrong), object -> object.set(name, wrong));
        }
        String inside = pointer + "/" + name;
        if (schema.has("properties")) {
            spoilObject(inside, schema);
        } else if (schema.path("items").has("$ref") && example.at(inside + "/0").isObject()) {
            spoilObject(inside + "/0", schema.path("items"));
        }
    }

    private void put(String pointer, String what, Consumer<ObjectNode> change) {
        JsonNode copy = example.deepCopy();
        change.accept((ObjectNode) copy.at(pointer));
        found.put(pointer + " with " + what, copy.toString());
    }

    private static List<JsonNode> wrongValues(JsonNode schema) {
        List<JsonNode> wrong = new ArrayList<>();
        if (!schema.path("type").isArray()) {
            wrong.add(NODES.nullNode());
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").path(0).asText()
                : schema.path("type").asText();
        wrong.addAll(
                switch (type) {
                    case "string" -> wrongStrings(schema);
                    case "integer", "number" -> wrongNumbers(schema, type);
                    case "array" -> wrongLists(schema);
                    case "boolean" -> List.of(NODES.textNode("true"), NODES.numberNode(1));
                    default -> List.of(NODES.textNode("text"), NODES.arrayNode(), NODES.numberNode(1));
                });
        return wrong;
    }

    private static List<JsonNode> wrongStrings(JsonNode schema) {
        List<JsonNode> wrong = new ArrayList<>(List.of(
                NODES.numberNode(12),
                NODES.booleanNode(true),
                NODES.objectNode(),
                NODES.arrayNode(),
                NODES.textNode("a\u0000b")));
        if (schema.has("maxLength")) {
            wrong.add(NODES.textNode("x".repeat(schema.path("maxLength").asInt() + 1)));
        }
        if (schema.path("minLength").asInt() > 0) {
            wrong.add(NODES.textNode(""));
        }
        if (schema.has("enum") || schema.has("format")) {
            wrong.add(NODES.textNode("no-such-value"));
        }
        return wrong;
    }

    private static List<JsonNode> wrongNumbers(JsonNode schema, String type) {
        List<JsonNode> wrong = new ArrayList<>(
                List.of(NODES.textNode("12"), NODES.textNode("many"), NODES.objectNode(), NODES.booleanNode(true)));
        wrong.add(NODES.numberNode(schema.path("minimum").asDouble() - 1));
        wrong.add(NODES.numberNode(schema.path("minimum").asLong() - 1));
        wrong.add(NODES.numberNode(schema.path("maximum").asLong() + 1));
        wrong.add(NODES.numberNode(new java.math.BigInteger("99999999999999999999")));
        if (type.equals("integer")) {
            wrong.add(NODES.numberNode(schema.path("minimum").asLong() + 0.5));
        }
        return wrong;
    }

    private static List<JsonNode> wrongLists(JsonNode schema) {
        ArrayNode tooMany = NODES.arrayNode();
        for (int i = 0; i < MORE_THAN_ANY_LIST_HOLDS; i++) {
            tooMany.addObject();
        }
        List<JsonNode> wrong = new ArrayList<>(List.of(
                NODES.objectNode(), NODES.textNode("text"), NODES.arrayNode().addNull(), tooMany));
        if (schema.path("minItems").asInt() > 0) {
            wrong.add(NODES.arrayNode());
        }
        return wrong;
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
