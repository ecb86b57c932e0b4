package com.artisancommerce.platform.cache;

import java.util.Optional;

/**
 * A value in memory, or the knowledge that there is none.
 *
 * @param weight what it counts towards the most that is kept
 */
record Held<V>(Optional<V> value, int weight) {

    static final int LEAST = 200;

    static <V> Held<V> absent() {
        return new Held<>(Optional.empty(), LEAST);
    }

    static <V> Held<V> of(V value, int weight) {
        return new Held<>(Optional.of(value), LEAST + weight);
    }
}
