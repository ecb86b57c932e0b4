package com.artisancommerce.architecture.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends calls to the running service. A call without an answer has the status 0. */
final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI service;

    Client(URI service) {
        this.service = service;
    }

    Answer send(Call call) {
        try {
            HttpResponse<InputStream> response =
                    http.send(call.request(service), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                boolean isStream = call.operation().isStream() && response.statusCode() == 200;
                String text = isStream ? firstEvent(body) : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(response.statusCode(), response.headers(), text);
            }
        } catch (IOException e) {
            return new Answer(0, NO_HEADERS, "the connection broke: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(call.operation() + " was interrupted", e);
        }
    }

    /** Reads up to the blank line that ends an event; comments and {@code retry} alone are none. */
    private static String firstEvent(InputStream stream) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        ObjectNode event = Contract.JSON.createObjectNode();
        for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && event.has("data")) {
                return event.toString();
            }
            int colon = line.indexOf(':');
            if (colon > 0 && !line.startsWith("retry")) {
                event.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return event.toString();
    }

    @Override
    public void close() {
        http.close();
    }
}
