package com.artisancommerce.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends with a producer of its own, from a thread of its own, because a send blocks while the broker is unknown.
 *
 * <p>What is handed over is either with the broker or given up before the lease of its bucket can end; nothing lingers in a queue to
 * leave later. A topic that did not answer is not asked again for a second, so that a broker that is away costs one wait, not one a row.
 */
@Singleton
class KafkaSender implements EventSender {

    private static final Duration BLOCKED = Duration.ofMillis(500);
    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final Duration MARGIN = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final MeterRegistry metrics;
    private final Map<String, Long> restsUntil = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("outbox-sender").factory());
    private volatile @Nullable KafkaProducer<String, String> producer;
    private volatile @Nullable KafkaClientMetrics binder;

    KafkaSender(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            OutboxConfig config,
            MeterRegistry metrics) {
        this.settings = settings(broker, config);
        this.metrics = metrics;
    }

    @Override
    public Uni<Void> send(OutboxRow row) {
        return Uni.createFrom().emitter(result -> thread.execute(() -> hand(row, result)));
    }

    @PreDestroy
    void close() {
        thread.shutdown();
        if (binder != null) {
            binder.close();
        }
        if (producer != null) {
            producer.close(MARGIN);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
    private void hand(OutboxRow row, UniEmitter<? super Void> result) {
        try {
            requireAwake(row.topic());
            open().send(CloudEvents.record(row), (metadata, failure) -> answer(row, failure, result));
        } catch (RuntimeException e) {
            result.fail(e);
        }
    }

    private void answer(OutboxRow row, @Nullable Exception failure, UniEmitter<? super Void> result) {
        if (failure == null) {
            result.complete(null);
            return;
        }
        if (failure instanceof TimeoutException) {
            restsUntil.put(row.topic(), System.nanoTime() + REST.toNanos());
        }
        result.fail(failure);
    }

    private void requireAwake(String topic) {
        Long until = restsUntil.get(topic);
        if (until != null && System.nanoTime() - until < 0) {
            throw new TimeoutException("Topic " + topic + " did not answer a moment ago");
        }
    }

    /** Made at the first send, by the sender's thread: a broker whose name does not resolve yet must not keep the service from starting. */
    private KafkaProducer<String, String> open() {
        KafkaProducer<String, String> known = producer;
        if (known != null) {
            return known;
        }
        var made = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        var itsMetrics = new KafkaClientMetrics(made);
        itsMetrics.bindTo(metrics);
        binder = itsMetrics;
        producer = made;
        return made;
    }

    private static Map<String, Object> settings(Map<String, Object> broker, OutboxConfig config) {
        Duration delivery = config.sendWithin().minus(MARGIN);
        if (delivery.compareTo(REQUEST) < 0) {
            throw new IllegalArgumentException("artisan.outbox.send-within must be at least " + REQUEST.plus(MARGIN)
                    + ", not " + config.sendWithin());
        }
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "outbox");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery.toMillis());
        return settings;
    }
}
