package com.artisancommerce.platform.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Writes rows as CloudEvents 1.0 in binary mode: attributes as headers, data as JSON, the tenant as an extension. */
@Singleton
class KafkaSender implements EventSender {

    private final MutinyEmitter<String> emitter;

    KafkaSender(
            @Channel("outbox") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 2048)
                    MutinyEmitter<String> emitter) {
        this.emitter = emitter;
    }

    @Override
    public Uni<Void> send(OutboxRow row) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(row.topic())
                .withKey(row.key())
                .withHeaders(attributes(row))
                .build();
        return emitter.sendMessage(Message.of(row.payload()).addMetadata(metadata));
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
