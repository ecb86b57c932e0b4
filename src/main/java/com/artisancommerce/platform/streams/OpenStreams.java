package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.Turnstile;
import com.artisancommerce.platform.web.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All streams of this instance: counted, kept alive by one timer, and ended before the service stops. */
@Singleton
class OpenStreams {

    private static final long ROUND_MILLIS = 250;

    /** Taken by whoever has something to read, so that other work finds a connection too. */
    final Turnstile reading;

    private final StreamsConfig config;
    private final Vertx vertx;
    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> perCaller = new ConcurrentHashMap<>();
    private volatile boolean closing;

    OpenStreams(StreamsConfig config, Vertx vertx, MeterRegistry metrics) {
        this.config = config;
        this.vertx = vertx;
        this.reading = new Turnstile(config.maxReading());
        metrics.gaugeCollectionSize("artisan.streams.open", java.util.List.of(), open);
    }

    /**
     * Nobody is refused because this instance stops: a browser never comes back after a refusal, but does after a stream that ends at once.
     *
     * @throws com.artisancommerce.platform.web.ProblemException 503 when this instance is full, 429 when the caller has enough
     */
    void requireRoomFor(String caller) {
        if (open.size() >= config.maxOpen()) {
            throw ProblemType.UNAVAILABLE.because(
                    "This instance takes no more streams for now. Try again in a moment.");
        }
        if (perCaller.getOrDefault(caller, 0) >= config.maxOpenPerCaller()) {
            throw ProblemType.TOO_MANY_REQUESTS
                    .because(
                            "No more than %d streams can be open at once. Close one, or share one between tabs.",
                            config.maxOpenPerCaller())
                    .with("retryAfterSeconds", config.heartbeat().toSeconds());
        }
    }

    void add(OpenStream stream) {
        perCaller.merge(stream.caller, 1, Integer::sum);
        open.add(stream);
        if (closing) {
            stream.end();
        }
    }

    void remove(OpenStream stream) {
        if (open.remove(stream)) {
            perCaller.computeIfPresent(stream.caller, (caller, count) -> count > 1 ? count - 1 : null);
        }
    }

    int count() {
        return open.size();
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(ROUND_MILLIS, timer -> tend());
    }

    /** Before requests in flight are waited for: a stream would be waited for in vain. */
    void beforeStop(@Observes ShutdownDelayInitiatedEvent event) {
        endAll();
    }

    void stop(@Observes ShutdownEvent event) {
        endAll();
    }

    void endAll() {
        closing = true;
        open.forEach(OpenStream::end);
    }

    private void tend() {
        long now = System.nanoTime();
        open.forEach(stream -> stream.tend(now, config.heartbeat(), config.recheck()));
    }
}
