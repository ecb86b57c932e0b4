package com.artisancommerce.platform.outbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Rows as CloudEvents 1.0 in binary mode: attributes as headers, data as JSON, the tenant as an extension. */
final class CloudEvents {

    private CloudEvents() {}

    static ProducerRecord<String, String> record(OutboxRow row) {
        return new ProducerRecord<>(row.topic(), null, row.key(), row.payload(), attributes(row));
    }

    private static Headers attributes(OutboxRow row) {
        return new RecordHeaders()
                .add("content-type", bytes("application/json"))
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(row.event().toString()))
                .add("ce_source", bytes("/artisan-commerce"))
                .add("ce_type", bytes(row.type()))
                .add("ce_time", bytes(row.createdAt().toString()))
                .add("ce_subject", bytes(row.key()))
                .add("ce_tenant", bytes(row.tenant().toString()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
