package com.artisancommerce.faults;

import com.artisancommerce.platform.ProofTable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the service sent, as its outbox still knows it. */
record Sent(String topic, String key, String payload, String event, String tenant, String type) {

    static Sent last(String topic, String key) throws SQLException {
        return all(topic, key).getLast();
    }

    static List<String> payloads(String topic, String key) throws SQLException {
        return all(topic, key).stream().map(Sent::payload).toList();
    }

    private static List<Sent> all(String topic, String key) throws SQLException {
        try (Connection system = ProofTable.connect("system");
                var query = system.prepareStatement(
                        "select payload, event_id, tenant_id, type from outbox where topic = ? and key = ? order by id")) {
            query.setString(1, topic);
            query.setString(2, key);
            List<Sent> sent = new ArrayList<>();
            var rows = query.executeQuery();
            while (rows.next()) {
                sent.add(new Sent(
                        topic, key, rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
            }
            return sent;
        }
    }

    /** The same record, as a broker delivers it twice. */
    ProducerRecord<String, String> again() {
        var record = new ProducerRecord<>(topic, key, payload);
        record.headers()
                .add("ce_id", event.getBytes(StandardCharsets.UTF_8))
                .add("ce_tenant", tenant.getBytes(StandardCharsets.UTF_8))
                .add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
