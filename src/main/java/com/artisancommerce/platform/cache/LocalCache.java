package com.artisancommerce.platform.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Values in the memory of this instance. However many ask for one that is not there, it is loaded once; a load that fails fails for
 * those who waited for it and is not remembered.
 */
public final class LocalCache<K, V> {

    private final AsyncCache<Place<K>, Held<V>> places;
    private final Generations generations = new Generations();
    private final Function<K, ?> family;
    private final Loads loads;

    LocalCache(Settings settings, Function<K, ?> family, Loads loads, MeterRegistry metrics) {
        this.family = family;
        this.loads = loads;
        this.places = Caffeine.newBuilder()
                .maximumWeight(settings.most())
                .weigher((Place<K> place, Held<V> held) -> held.weight())
                .expireAfter(Expiry.creating((Place<K> place, Held<V> held) -> settings.lifeOf(held)))
                .recordStats()
                .executor(Runnable::run)
                .buildAsync();
        CaffeineCacheMetrics.monitor(metrics, places, settings.name());
    }

    /** The value, or empty when the load finds none. */
    public Uni<Optional<V>> get(K key, Supplier<Uni<Optional<V>>> load) {
        return held(
                key,
                () -> load.get()
                        .map(found -> found.map(value -> Held.of(value, 0)).orElseGet(Held::absent)));
    }

    /** From now on everything is loaded anew. */
    public void forgetAll() {
        generations.forgetAll();
    }

    void forget(Object forgotten) {
        generations.forget(forgotten);
    }

    Uni<Optional<V>> held(K key, Supplier<Uni<Held<V>>> load) {
        return Uni.createFrom().deferred(() -> Loads.await(place(key, load)).map(Held::value));
    }

    private CompletableFuture<Held<V>> place(K key, Supplier<Uni<Held<V>>> load) {
        Place<K> place = new Place<>(key, generations.of(family.apply(key)));
        CompletableFuture<Held<V>> known = places.getIfPresent(place);
        if (known != null) {
            return known;
        }
        CompletableFuture<Held<V>> mine = new CompletableFuture<>();
        CompletableFuture<Held<V>> others = places.asMap().putIfAbsent(place, mine);
        if (others != null) {
            return others;
        }
        loads.start(load, mine);
        return mine;
    }

    private record Place<K>(K key, long generation) {}

    /**
     * @param most the sum of all weights
     * @param present how long a value is kept at most
     * @param absent how long it is remembered at most that there is none
     */
    record Settings(String name, long most, Duration present, Duration absent) {

        private Duration lifeOf(Held<?> held) {
            return Life.jittered(held.value().isPresent() ? present : absent);
        }
    }
}
