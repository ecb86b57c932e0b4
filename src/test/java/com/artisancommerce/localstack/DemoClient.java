package com.artisancommerce.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls the API in the name of demo users; whatever is refused is an error that says what was asked. */
final class DemoClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ALREADY_THERE = 409;
    private static final int PRECONDITION_REQUIRED = 428;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI baseUri;
    private final Tokens tokens;

    DemoClient(URI baseUri, Tokens tokens) {
        this.baseUri = baseUri;
        this.tokens = tokens;
    }

    /** Creates something that brings its own id; false if it was there before. */
    boolean create(DemoUser user, String path, JsonNode body) {
        HttpResponse<String> response = send(request(user, path).POST(BodyPublishers.ofString(body.toString())));
        if (response.statusCode() == ALREADY_THERE) {
            return false;
        }
        checked(response);
        return true;
    }

    JsonNode post(DemoUser user, String path, JsonNode body, String idempotencyKey) {
        HttpRequest.Builder request = request(user, path).header("Prefer", "wait=10");
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return checked(send(request.POST(BodyPublishers.ofString(body.toString()))));
    }

    /** Puts something; what wants a precondition is there already and is left as it is. */
    void put(DemoUser user, String path, JsonNode body) {
        HttpResponse<String> response = send(request(user, path).PUT(BodyPublishers.ofString(body.toString())));
        if (response.statusCode() != PRECONDITION_REQUIRED) {
            checked(response);
        }
    }

    JsonNode get(DemoUser user, String path) {
        return checked(send(request(user, path).GET()));
    }

    ObjectNode object(String field, String value) {
        return json.createObjectNode().put(field, value);
    }

    ObjectNode nothing() {
        return json.createObjectNode();
    }

    private HttpRequest.Builder request(DemoUser user, String path) {
        return HttpRequest.newBuilder(baseUri.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.of(user))
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("The service does not answer at " + baseUri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while loading the demo shop", e);
        }
    }

    private JsonNode checked(HttpResponse<String> response) {
        HttpRequest request = response.request();
        if (response.statusCode() >= 300) {
            throw new IllegalStateException("The demo shop could not be loaded: " + request.method() + " "
                    + request.uri() + " was answered " + response.statusCode() + " " + response.body());
        }
        try {
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " was answered by what is no JSON", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
