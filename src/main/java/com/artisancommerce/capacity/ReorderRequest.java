package com.artisancommerce.capacity;

import org.jspecify.annotations.Nullable;

/**
 * A reorder, and what it rests on.
 *
 * @param version of the queue that the caller has seen
 * @param reason in words for the customers whom it moves
 * @param override do it even if promises break
 * @param actor who asks
 */
public record ReorderRequest(
        Reorder reorder,
        long version,
        String reason,
        boolean override,
        @Nullable String actor) {}
