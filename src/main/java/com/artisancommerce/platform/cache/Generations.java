package com.artisancommerce.platform.cache;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Forgets without looking for what is forgotten: a value is found only under the generation in which its load began. A value that was
 * being loaded while its family was forgotten is therefore never found, however late it comes.
 *
 * <p>Families share a bounded number of counters; two that share one are forgotten together, which costs a load.
 */
final class Generations {

    private static final int COUNTERS = 4_096;

    private final AtomicLongArray counters = new AtomicLongArray(COUNTERS);
    private final AtomicLong all = new AtomicLong();

    /** Grows with each call that forgets the family, and never returns to what it was. */
    long of(Object family) {
        return all.get() + counters.get(counter(family));
    }

    void forget(Object family) {
        counters.incrementAndGet(counter(family));
    }

    void forgetAll() {
        all.incrementAndGet();
    }

    private static int counter(Object family) {
        int hash = family.hashCode();
        return Math.floorMod(hash ^ (hash >>> 16), COUNTERS);
    }
}
