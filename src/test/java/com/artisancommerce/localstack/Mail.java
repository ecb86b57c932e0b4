package com.artisancommerce.localstack;

import java.util.Map;

/** One mail as one recipient got it; {@code body} is the raw content, all parts of it. */
public record Mail(String to, String from, String subject, String body) {
    /** The mail in types that every class loader shares. */
    Map<String, String> asMap() {
        return Map.of("to", to, "from", from, "subject", subject, "body", body);
    }

    static Mail of(Map<String, String> map) {
        return new Mail(
                map.getOrDefault("to", ""),
                map.getOrDefault("from", ""),
                map.getOrDefault("subject", ""),
                map.getOrDefault("body", ""));
    }
}
