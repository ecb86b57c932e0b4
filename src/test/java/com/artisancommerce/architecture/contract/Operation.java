package com.artisancommerce.architecture.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One operation of the document.
 *
 * @param method in lower case, as in the document
 * @param item the path item, which may hold parameters of all its operations
 */
record Operation(String method, String path, JsonNode item, JsonNode node) {

    String id() {
        return node.path("operationId").asText();
    }

    String tag() {
        return node.path("tags").path(0).asText();
    }

    String verb() {
        return method.toUpperCase(Locale.ROOT);
    }

    boolean isStream() {
        return node.path("x-sse").asBoolean();
    }

    /** Whether it is about a shop; the pages around the document are not. */
    boolean isOfAShop() {
        return path.startsWith("/v1/");
    }

    List<String> roles() {
        return texts(node.path("x-roles"));
    }

    List<Step> replay() {
        List<Step> steps = new ArrayList<>();
        node.path("x-replay").forEach(step -> steps.add(new Step(this, step)));
        return steps;
    }

    List<JsonNode> parameters(String in) {
        return Stream.concat(elements(item.path("parameters")), elements(node.path("parameters")))
                .map(Contract::resolve)
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .toList();
    }

    boolean takesHeader(String name) {
        return parameters("header").stream()
                .anyMatch(parameter -> parameter.path("name").asText().equals(name));
    }

    /** The JSON body: its schema and example. */
    Optional<JsonNode> body() {
        JsonNode body = node.path("requestBody").path("content").path("application/json");
        return body.isMissingNode() ? Optional.empty() : Optional.of(body);
    }

    boolean documents(int status) {
        return node.path("responses").has(String.valueOf(status));
    }

    JsonNode response(int status) {
        return Contract.resolve(node.path("responses").path(String.valueOf(status)));
    }

    @Override
    public String toString() {
        return id();
    }

    static List<String> texts(JsonNode list) {
        return elements(list).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
