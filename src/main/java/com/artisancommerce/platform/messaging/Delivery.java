package com.artisancommerce.platform.messaging;

import com.artisancommerce.platform.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One record as it came, with its CloudEvents attributes within reach. */
public record Delivery(ConsumerRecord<String, String> record) {

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

    private @Nullable String header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
