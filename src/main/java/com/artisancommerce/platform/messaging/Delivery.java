package com.artisancommerce.platform.messaging;

import com.artisancommerce.platform.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One record as it came, with its CloudEvents attributes within reach. */
public record Delivery(ConsumerRecord<String, String> record) {

    private static final int MOST_OF_A_TEXT = 2_000;
    private static final int MOST_HEADERS = 50;

    public String payload() {
        String value = record.value();
        return value == null ? "" : value;
    }

    /** The event's id; made of topic, partition and offset for a record that is not one of ours. */
    public UUID id() {
        String id = header("ce_id");
        try {
            return UUID.fromString(id == null ? "" : id);
        } catch (IllegalArgumentException notOurs) {
            return UUID.nameUUIDFromBytes(place().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The shop it belongs to; all zeros when the record does not say so. */
    public TenantId tenant() {
        String tenant = header("ce_tenant");
        try {
            return TenantId.of(tenant == null ? "" : tenant);
        } catch (IllegalArgumentException notOurs) {
            return new TenantId(new UUID(0, 0));
        }
    }

    public String type() {
        String type = header("ce_type");
        return type == null ? "" : type;
    }

    /** {@code topic/partition/offset}. */
    public String place() {
        return record.topic() + "/" + record.partition() + "/" + record.offset();
    }

    /** The letter that it becomes. A record may come from anybody, and PostgreSQL stores no zero character. */
    DeadLetter letter(UUID letterId, Throwable why, int attempts, Instant now) {
        String key = record.key();
        return new DeadLetter(
                letterId,
                tenant(),
                new DeadLetter.Place(
                        record.topic(), record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp())),
                id(),
                key == null ? null : storable(key, Integer.MAX_VALUE),
                storable(type(), MOST_OF_A_TEXT),
                storable(payload(), Integer.MAX_VALUE),
                attributes(),
                storable(String.valueOf(why), MOST_OF_A_TEXT),
                attempts,
                redriveOf(),
                now,
                DeadLetter.State.OPEN,
                null);
    }

    /** The headers, the last of each name: as many and as long as ours ever are. */
    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (Header header : record.headers()) {
            if (attributes.size() < MOST_HEADERS && header.value() != null) {
                attributes.put(storable(header.key(), MOST_OF_A_TEXT), storable(text(header), MOST_OF_A_TEXT));
            }
        }
        return attributes;
    }

    private @Nullable UUID redriveOf() {
        String first = header(DeadLetterOffice.REDRIVE_OF);
        try {
            return first == null ? null : UUID.fromString(first);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private @Nullable String header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : text(header);
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String storable(String text, int most) {
        return text.substring(0, Math.min(text.length(), most)).replace('\0', '\uFFFD');
    }
}
