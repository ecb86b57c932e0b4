package com.artisancommerce.platform.cache;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long values of a kind are kept. A cache names its level. */
public enum CacheLevel {
    CATALOGUE(Duration.ofMinutes(5), Duration.ofHours(1)),
    CATEGORY(Duration.ofMinutes(5), Duration.ofHours(6)),
    STATIC(Duration.ofMinutes(5), Duration.ofHours(24)),
    SESSION(Duration.ofMinutes(30), null),
    CART(Duration.ofMinutes(15), null);

    private final Duration local;
    private final @Nullable Duration shared;

    CacheLevel(Duration local, @Nullable Duration shared) {
        this.local = local;
        this.shared = shared;
    }

    /** In the memory of one instance. */
    Duration local() {
        return local;
    }

    /** In Redis; empty for what is not shared. */
    Optional<Duration> shared() {
        return Optional.ofNullable(shared);
    }
}
