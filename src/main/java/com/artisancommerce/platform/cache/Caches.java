package com.artisancommerce.platform.cache;

import com.artisancommerce.platform.JsonText;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes caches. */
@Singleton
public class Caches {

    private final SharedCache shared;
    private final JsonText json;
    private final CacheConfig config;
    private final MeterRegistry metrics;
    private final Loads loads;
    private final List<TwoLevelCache<?, ?>> all = new CopyOnWriteArrayList<>();

    Caches(SharedCache shared, JsonText json, CacheConfig config, MeterRegistry metrics, Vertx vertx) {
        this.shared = shared;
        this.json = json;
        this.config = config;
        this.metrics = metrics;
        this.loads = new Loads(vertx, config.loadWithin());
    }

    /**
     * A cache of values that travel as JSON; they need to be registered for native images.
     *
     * @param name says what is in it and the version of its shape: {@code product:v1}. Instances of another version keep apart.
     */
    public <K extends CacheKey, V> TwoLevelCache<K, V> twoLevels(String name, CacheLevel level, Class<V> type) {
        Duration life = level.shared()
                .orElseThrow(() -> new IllegalArgumentException(level + " is not shared: take a local cache"));
        var settings = new LocalCache.Settings(name, config.localCharacters(), level.local(), config.absent());
        LocalCache<K, V> local = new LocalCache<>(settings, TwoLevelCache.Family::of, loads, metrics);
        var cache =
                new TwoLevelCache<>("cache:" + name, life, type, local, shared, json, new CacheCounters(name, metrics));
        all.add(cache);
        return cache;
    }

    /** A cache of this instance alone, for what is in no list of changes. */
    public <K, V> LocalCache<K, V> local(String name, Duration present, Duration absent, int entries) {
        var settings = new LocalCache.Settings(name, (long) entries * Held.LEAST, present, absent);
        return new LocalCache<>(settings, key -> key, loads, metrics);
    }

    /** What came before this instance could hear of changes is not to be relied on. */
    void forgetAllHere() {
        all.forEach(TwoLevelCache::forgetAllHere);
    }
}
