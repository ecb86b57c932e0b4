package com.artisancommerce.platform.cache;

import com.artisancommerce.platform.cache.SharedCache.Found;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What a cache asks of Redis and of the database. What it finds in memory Caffeine counts ({@code cache_gets}). */
final class CacheCounters {

    private final Counter hits;
    private final Counter misses;
    private final Counter away;
    private final Counter loaded;
    private final Counter failed;

    CacheCounters(String cache, MeterRegistry metrics) {
        this.hits = metrics.counter("artisan.cache.shared", "cache", cache, "result", "hit");
        this.misses = metrics.counter("artisan.cache.shared", "cache", cache, "result", "miss");
        this.away = metrics.counter("artisan.cache.shared", "cache", cache, "result", "away");
        this.loaded = metrics.counter("artisan.cache.loads", "cache", cache, "result", "loaded");
        this.failed = metrics.counter("artisan.cache.loads", "cache", cache, "result", "failed");
    }

    void asked(Found found, boolean read) {
        (read ? hits : found.stamp() == null ? away : misses).increment();
    }

    void loaded() {
        loaded.increment();
    }

    void failed() {
        failed.increment();
    }
}
