package com.artisancommerce.platform.outbox;

import com.artisancommerce.platform.TenantId;
import java.util.Map;
import java.util.UUID;

/**
 * One event on its way to Kafka.
 *
 * @param id the event's id, by which consumers recognise a repetition
 * @param key the Kafka key; messages of one key arrive in the order in which they were committed
 * @param type the CloudEvents type, such as {@code com.artisancommerce.queue.changed.v1}
 * @param payload the event's data as JSON
 * @param attributes headers that go before those of every event, for a record that is sent again as it was; otherwise none
 */
public record OutboxMessage(
        UUID id,
        TenantId tenant,
        String topic,
        String key,
        String type,
        String payload,
        Map<String, String> attributes) {

    public OutboxMessage {
        attributes = Map.copyOf(attributes);
    }

    public OutboxMessage(UUID id, TenantId tenant, String topic, String key, String type, String payload) {
        this(id, tenant, topic, key, type, payload, Map.of());
    }

    /** Relays share the keys by bucket; a key never changes its bucket. */
    static final int BUCKETS = 16;

    /** The same under an id of the caller's choosing, for an effect that must be recognised whoever asks for it. */
    public OutboxMessage withId(UUID known) {
        return new OutboxMessage(known, tenant, topic, key, type, payload, attributes);
    }

    int bucket() {
        return bucketOf(key);
    }

    static int bucketOf(String key) {
        return Math.floorMod(key.hashCode(), BUCKETS);
    }
}
