package com.artisancommerce.platform.cache;

import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.redis.PatientRedis;
import com.artisancommerce.platform.redis.RedisConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.RedisAPI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One of several instances of the service, as far as its caches go: memory of its own, and the Redis of all. */
final class Instance {

    static final Duration PATIENCE = Duration.ofMillis(500);
    static final Duration REST = Duration.ofMillis(300);

    final MeterRegistry metrics = new SimpleMeterRegistry();
    final TwoLevelCache<NoteKey, Note> cache;
    private final RedisAPI redis;
    private final Debt debt;
    private final Caches caches;

    private Instance(RedisAPI redis, JsonText json, Vertx vertx, Duration absent, Duration answer) {
        RedisConfig patience = new Patience(answer);
        PatientRedis patient = new PatientRedis(redis, patience);
        this.redis = redis;
        debt = new Debt(patient, vertx, patience);
        CacheConfig config = new Sizes(absent);
        caches = new Caches(new SharedCache(patient, debt), json, config, metrics, vertx);
        cache = caches.twoLevels("note:v1", CacheLevel.CATALOGUE, Note.class);
    }

    static Instance of(RedisAPI redis, JsonText json, Vertx vertx) {
        return new Instance(redis, json, vertx, Duration.ofMinutes(1), PATIENCE);
    }

    static Instance forgettingAbsence(RedisAPI redis, JsonText json, Vertx vertx) {
        return new Instance(redis, json, vertx, Duration.ofMillis(1), PATIENCE);
    }

    /** For what a busy machine may take long for. */
    static Instance waiting(RedisAPI redis, JsonText json, Vertx vertx) {
        return new Instance(redis, json, vertx, Duration.ofMinutes(1), Duration.ofSeconds(10));
    }

    String read(NoteKey key, Supplier<Uni<Optional<Note>>> load) {
        return result(() -> cache.get(key, load)).map(Note::text).orElse("none");
    }

    /** Loads this text, which is cached nowhere yet, and returns when Redis has it. */
    void share(NoteKey key, String stored) {
        assertThat(read(key, stored)).isEqualTo(stored);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> result(() ->
                                redis.hexists("cache:note:v1:" + key.tenant() + ":" + key.family(), ":" + key.member()))
                        .toBoolean());
    }

    /** What is cached, or else this text. */
    String read(NoteKey key, String stored) {
        return read(key, () -> Uni.createFrom().item(Optional.of(new Note(stored))));
    }

    CompletableFuture<Optional<Note>> begin(NoteKey key, Supplier<Uni<Optional<Note>>> load) {
        return CompletableFuture.supplyAsync(() -> result(() -> cache.get(key, load)), Thread.ofVirtual()::start);
    }

    void hear(NoteKey key, UUID event) {
        result(() -> cache.forget(key.tenant(), key.family(), event));
    }

    void beginToListen() {
        caches.forgetAllHere();
    }

    boolean believesRedis() {
        return !debt.isOwed();
    }

    double shared(String result) {
        return metrics.counter("artisan.cache.shared", "cache", "note:v1", "result", result)
                .count();
    }

    double loads(String result) {
        return metrics.counter("artisan.cache.loads", "cache", "note:v1", "result", result)
                .count();
    }

    record NoteKey(TenantId tenant, String family, String member) implements CacheKey {}

    record Note(String text) {}

    private record Patience(Duration answer) implements RedisConfig {

        @Override
        public Duration rest() {
            return REST;
        }
    }

    private record Sizes(Duration absent) implements CacheConfig {

        @Override
        public long localCharacters() {
            return 100_000;
        }

        @Override
        public Duration loadWithin() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int warmShops() {
            return 0;
        }
    }
}
