package com.artisancommerce.capacity;

import org.jspecify.annotations.Nullable;

/** What an artisan does with a piece. */
public sealed interface WorkStep {

    /** In words that the customers read; null when the step says it all. */
    default @Nullable String reason() {
        return null;
    }

    /** Takes it up. Only the first confirmed piece may be; unpaid holds before it do not count. */
    record Start() implements WorkStep {}

    /** Lays it aside, or waits for something that is missing. */
    record Block(BlockedFor what) implements WorkStep {
        @Override
        public @Nullable String reason() {
            return what.reason();
        }
    }

    /** Goes on with what was laid aside or blocked. */
    record Resume() implements WorkStep {}

    /**
     * Reports the work so far.
     *
     * @param minutes in all, so that the same report twice says the same
     * @param reason why they are fewer than reported before; null otherwise
     */
    record Worked(long minutes, @Nullable String reason) implements WorkStep {}

    /** @param minutes of work in all; null when they were reported or nobody counted */
    record Finish(@Nullable Long minutes) implements WorkStep {}

    /** Calls it off. */
    record Cancel(String reason) implements WorkStep {}
}
