package com.artisancommerce.capacity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an artisan from a piece that was started.
 *
 * @param reason in words that the customer reads; null only when the artisan just laid it aside
 * @param expectedOn when it is likely to go on; null when nobody can say
 */
public record BlockedFor(
        Cause cause, @Nullable String reason, @Nullable LocalDate expectedOn) {
    public BlockedFor {
        if (cause == Cause.MISSING && reason == null) {
            throw new IllegalArgumentException("A piece for which something is missing says what it is");
        }
    }

    /** Another piece comes first, or the artisan needs a rest. */
    public static BlockedFor laidAside(@Nullable String reason) {
        return new BlockedFor(Cause.LAID_ASIDE, reason, null);
    }

    /** Material, a part or an answer of the customer. */
    public static BlockedFor missing(String reason, @Nullable LocalDate expectedOn) {
        return new BlockedFor(Cause.MISSING, reason, expectedOn);
    }

    public enum Cause {
        LAID_ASIDE,
        MISSING
    }
}
