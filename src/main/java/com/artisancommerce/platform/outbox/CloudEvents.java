package com.artisancommerce.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Rows as CloudEvents 1.0 in binary mode: attributes as headers, data as JSON, the tenant as an extension. */
final class CloudEvents {

    private CloudEvents() {}

    static ProducerRecord<String, String> record(OutboxRow row) {
        return new ProducerRecord<>(row.topic(), null, row.key(), row.payload(), attributes(row));
    }

    /** A record that is sent again keeps its own attributes, the time of the event among them. */
    private static Headers attributes(OutboxRow row) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("content-type", "application/json");
        attributes.put("ce_specversion", "1.0");
        attributes.put("ce_id", row.event().toString());
        attributes.put("ce_source", "/artisan-commerce");
        attributes.put("ce_type", row.type());
        attributes.put("ce_time", row.createdAt().toString());
        attributes.put("ce_subject", row.key());
        attributes.put("ce_tenant", row.tenant().toString());
        attributes.putAll(row.attributes());
        Headers headers = new RecordHeaders();
        attributes.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
