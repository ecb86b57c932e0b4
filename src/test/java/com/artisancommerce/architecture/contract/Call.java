package com.artisancommerce.architecture.contract;

import com.artisancommerce.localstack.DemoUser;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A request to an operation, and its variations. Without a token it is a guest's, in the demo shop. */
record Call(
        Operation operation,
        Optional<String> token,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> headers,
        Optional<String> body) {

    static final String CONTENT_TYPE = "Content-Type";
    private static final String KEY = "Idempotency-Key";

    static Call of(Step step, Optional<String> token, Map<String, String> saved) {
        Map<String, String> headers = step.values("header", saved);
        step.operation().body().ifPresent(body -> headers.put(CONTENT_TYPE, "application/json"));
        return new Call(
                step.operation(),
                token,
                step.values("path", saved),
                step.values("query", saved),
                headers,
                step.body(saved));
    }

    Call as(Optional<String> other) {
        return new Call(operation, other, path, query, headers, body);
    }

    /** The same to another thing. */
    Call withPath(String name, String value) {
        return new Call(operation, token, with(path, name, value), query, fresh(headers), body);
    }

    Call withQuery(String name, String value) {
        return new Call(operation, token, path, with(query, name, value), headers, body);
    }

    Call withHeader(String name, String value) {
        return new Call(operation, token, path, query, with(headers, name, value), body);
    }

    Call withoutHeader(String name) {
        Map<String, String> fewer = new HashMap<>(headers);
        fewer.remove(name);
        return new Call(operation, token, path, query, fewer, body);
    }

    Call withBody(String other) {
        return new Call(operation, token, path, query, fresh(headers), Optional.of(other));
    }

    /** Another intent has another key. */
    private static Map<String, String> fresh(Map<String, String> headers) {
        return headers.containsKey(KEY) ? with(headers, KEY, UUID.randomUUID().toString()) : headers;
    }

    HttpRequest request(URI service) {
        String address = operation.path();
        for (Map.Entry<String, String> part : path.entrySet()) {
            address = address.replace("{" + part.getKey() + "}", encoded(part.getValue()));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(address + queryText()))
                .method(
                        operation.verb(),
                        body.map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody));
        headers.forEach(request::setHeader);
        token.ifPresentOrElse(
                bearer -> request.setHeader("Authorization", "Bearer " + bearer),
                () -> request.setHeader("X-Shop", DemoUser.Shops.DEMO.toString()));
        return request.build();
    }

    private String queryText() {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return more;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
