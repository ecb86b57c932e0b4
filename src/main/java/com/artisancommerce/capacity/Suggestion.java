package com.artisancommerce.capacity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The order of work that keeps the most promises of those who wait.
 *
 * @param queueVersion of the queue that it was worked out for
 * @param zone the artisan's, in which the dates are meant
 * @param keeps promises kept before and with it
 * @param breaks promises broken before and with it
 * @param effects on everybody whom it would move
 * @param reorder what brings it about; empty when today's order is as good
 */
public record Suggestion(
        long queueVersion,
        Instant computedAt,
        ZoneId zone,
        BeforeAndAfter keeps,
        BeforeAndAfter breaks,
        List<Effect> effects,
        Optional<Reorder> reorder) {
    public Suggestion {
        effects = List.copyOf(effects);
    }

    public List<Effect> broken() {
        return effects.stream().filter(Effect::breaksPromise).toList();
    }

    public List<Effect> saved() {
        return effects.stream().filter(Effect::savesPromise).toList();
    }

    /** A count in today's order, and in the one suggested. */
    public record BeforeAndAfter(int before, int after) {}
}
