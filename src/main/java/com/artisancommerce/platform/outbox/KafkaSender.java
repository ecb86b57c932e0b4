package com.artisancommerce.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
 * <p>A volley is handed over together, for one batch a partition. What is handed over is either with the broker or given up before the lease
 * of its bucket can end; nothing lingers in a queue to leave later. A topic that did not answer is not asked again for a second, so that a broker that is away costs one wait, not one a row.
 */
@Singleton
class KafkaSender implements EventSender {

    private static final Duration BLOCKED = Duration.ofMillis(500);
    private static final Duration REQUEST = Duration.ofSeconds(2);
    private static final Duration MARGIN = Duration.ofSeconds(1);
    /** Long enough to hand a volley over; nobody waits for it, since the volley is flushed. */
    private static final Duration LINGER = Duration.ofMillis(500);

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
    public Uni<Sent> send(List<OutboxRow> volley) {
        return Uni.createFrom().emitter(result -> thread.execute(() -> result.complete(handOver(volley))));
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

    /** All are handed over before any leaves: nothing is sent by itself while more may come, and the flush sends it at once. */
    private Sent handOver(List<OutboxRow> volley) {
        long end = System.nanoTime() + MARGIN.toNanos();
        List<Handed> handed = new ArrayList<>(volley.size());
        Set<String> stopped = new HashSet<>();
        for (OutboxRow row : volley) {
            if (!stopped.contains(row.line())) {
                Handed one = hand(row, end);
                handed.add(one);
                if (one.failedAlready()) {
                    stopped.add(row.line());
                }
            }
        }
        flush();
        return Handed.outcome(handed);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
    private Handed hand(OutboxRow row, long end) {
        Handed one = new Handed(row, new CompletableFuture<>());
        try {
            requireAwake(row.topic());
            requireTime(end);
            open().send(CloudEvents.record(row), (metadata, failure) -> answer(one, failure));
        } catch (RuntimeException e) {
            one.answer().completeExceptionally(e);
        }
        return one;
    }

    /** Waits until the broker has answered for every record, or the producer has given it up. */
    private void flush() {
        KafkaProducer<String, String> known = producer;
        if (known != null) {
            known.flush();
        }
    }

    private void answer(Handed one, @Nullable Exception failure) {
        if (failure == null) {
            one.answer().complete(null);
            return;
        }
        if (failure instanceof TimeoutException) {
            restsUntil.put(one.row().topic(), System.nanoTime() + REST.toNanos());
        }
        one.answer().completeExceptionally(failure);
    }

    private void requireAwake(String topic) {
        Long until = restsUntil.get(topic);
        if (until != null && System.nanoTime() - until < 0) {
            throw new TimeoutException("Topic " + topic + " did not answer a moment ago");
        }
    }

    /** Topics that do not answer cost half a second each; what comes behind several of them would leave too late. */
    private static void requireTime(long end) {
        if (System.nanoTime() - end > 0) {
            throw new TimeoutException("Others took the time that there was to hand over");
        }
    }

    /** A record that the producer has, and what it says of it. */
    private record Handed(OutboxRow row, CompletableFuture<@Nullable Void> answer) {

        boolean failedAlready() {
            return answer.isCompletedExceptionally();
        }

        static Sent outcome(List<Handed> handed) {
            List<OutboxRow> arrived = new ArrayList<>(handed.size());
            List<Failed> failed = new ArrayList<>();
            for (Handed one : handed) {
                if (one.answer.isDone() && !one.failedAlready()) {
                    arrived.add(one.row);
                } else {
                    failed.add(new Failed(one.row, one.why()));
                }
            }
            return new Sent(arrived, failed);
        }

        private Throwable why() {
            return answer.isDone() ? answer.exceptionNow() : new TimeoutException("The producer did not answer");
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
        Duration delivery = config.sendWithin().minus(MARGIN).minus(BLOCKED);
        Duration least = REQUEST.plus(LINGER);
        if (delivery.compareTo(least) < 0) {
            throw new IllegalArgumentException("artisan.outbox.send-within must be at least "
                    + least.plus(MARGIN).plus(BLOCKED) + ", not " + config.sendWithin());
        }
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "outbox");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, (int) LINGER.toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, Volleys.BATCH_BYTES);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery.toMillis());
        return settings;
    }
}
