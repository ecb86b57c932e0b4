package com.artisancommerce.platform.outbox;

import java.time.Instant;
import java.util.UUID;

/** A row that waits to be sent. */
record OutboxRow(
        long id, UUID tenant, UUID event, String topic, String key, String type, String payload, Instant createdAt) {

    /** What keeps its order: the rows of one key on one topic. */
    String line() {
        return topic + ' ' + key;
    }
}
