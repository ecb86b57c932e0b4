package com.artisancommerce.platform.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A row that waits to be sent.
 *
 * @param attributes headers of its own, which go before those of every event
 */
record OutboxRow(
        long id,
        UUID tenant,
        UUID event,
        String topic,
        String key,
        String type,
        String payload,
        Map<String, String> attributes,
        Instant createdAt) {

    /** What keeps its order: the rows of one key on one topic. */
    String line() {
        return topic + ' ' + key;
    }
}
