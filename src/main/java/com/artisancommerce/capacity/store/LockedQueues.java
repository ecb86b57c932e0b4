package com.artisancommerce.capacity.store;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.QueueSummary;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;

/**
 * The only way to change a queue: lock first, then read the clock, then read what is decided on.
 *
 * <p>The time is read after the lock was granted, so whoever waited for it cannot judge a hold by a time that is over.
 */
@Singleton
public class LockedQueues {

    private final QueueSummaries summaries;
    private final Clock clock;

    LockedQueues(QueueSummaries summaries, Clock clock) {
        this.summaries = summaries;
        this.clock = clock;
    }

    /** Queues whose locks this transaction holds, and the instant by which it judges. Artisans without hours have none. */
    public record Locked(Instant now, SortedMap<ArtisanId, QueueState> states) {}

    public Uni<Locked> lock(Tx tx, Collection<ArtisanId> artisans) {
        return summaries.lock(tx, artisans).chain(() -> read(tx, artisans));
    }

    public Uni<Void> save(Tx tx, Map<ArtisanId, QueueSummary> changed) {
        return summaries.save(tx, changed);
    }

    private Uni<Locked> read(Tx tx, Collection<ArtisanId> artisans) {
        Instant afterTheLock = clock.now();
        return summaries
                .states(tx, artisans, afterTheLock)
                .map(states -> new Locked(latest(afterTheLock, states), states));
    }

    /** No queue's time runs backwards, whatever the clocks of the instances say. */
    private static Instant latest(Instant clock, SortedMap<ArtisanId, QueueState> states) {
        return states.values().stream()
                .map(state -> state.summary().asOf())
                .reduce(clock, (one, other) -> one.isAfter(other) ? one : other);
    }
}
