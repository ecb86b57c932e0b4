package com.artisancommerce.architecture.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The OpenAPI document as it is packaged with the service. Its examples were written on one day; here they are moved on by whole weeks, so that
 * what lies ahead in them lies ahead today.
 */
final class Contract {
    private static final LocalDate WRITTEN = LocalDate.of(2026, 11, 20);
    private static final Pattern DATE = Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\d(?=[\"T])");

    static final ObjectMapper JSON = new ObjectMapper();
    static final JsonNode DOCUMENT = read("/openapi/artisan-commerce.json");

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

    static JsonNode read(String packaged) {
        try (InputStream document = Contract.class.getResourceAsStream(packaged)) {
            byte[] text = Objects.requireNonNull(document, packaged + " is not packaged")
                    .readAllBytes();
            return JSON.readTree(asOfToday(new String(text, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + packaged, e);
        }
    }

    private static String asOfToday(String document) {
        long weeks = Math.ceilDiv(ChronoUnit.DAYS.between(WRITTEN, LocalDate.now(ZoneOffset.UTC)), 7);
        return DATE.matcher(document)
                .replaceAll(
                        date -> LocalDate.parse(date.group()).plusWeeks(weeks).toString());
    }
}
