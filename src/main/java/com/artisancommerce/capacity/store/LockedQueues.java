package com.artisancommerce.capacity.store;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.QueueSummary;
import com.artisancommerce.capacity.domain.Terms;
import com.artisancommerce.capacity.store.QueueSummaries.Saved;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The only way to change a queue: lock first, then read the clock, then read what is decided on.
 *
 * <p>The time is read after the lock was granted, so whoever waited for it cannot judge a hold by a time that is over.
 */
@Singleton
public class LockedQueues {

    private final QueueSummaries summaries;
    private final Paces paces;
    private final Clock clock;

    LockedQueues(QueueSummaries summaries, Paces paces, Clock clock) {
        this.summaries = summaries;
        this.paces = paces;
        this.clock = clock;
    }

    /** Queues whose locks this transaction holds, and the instant by which it judges. Artisans without hours have none. */
    public record Locked(Instant now, SortedMap<ArtisanId, QueueState> states, SortedMap<ArtisanId, TenantId> shops) {

        /** The same queues as the first of those who wait meets them. */
        public Locked forTheFirstInLine() {
            SortedMap<ArtisanId, QueueState> own = new TreeMap<>(states);
            own.replaceAll((artisan, state) -> state.forTheFirstInLine());
            return new Locked(now, own, shops);
        }

        /** The shop of a queue that was locked. */
        public TenantId shopOf(ArtisanId artisan) {
            TenantId shop = shops.get(artisan);
            if (shop == null) {
                throw new IllegalStateException("The queue of artisan " + artisan + " is not locked");
            }
            return shop;
        }

        /** A queue that was locked; there must be one. */
        public QueueState stateOf(ArtisanId artisan) {
            QueueState state = states.get(artisan);
            if (state == null) {
                throw new IllegalStateException("The queue of artisan " + artisan + " is gone, or not locked");
            }
            return state;
        }
    }

    /**
     * Takes the lock of a queue for this transaction, unless somebody has it: for whoever tidies up, since whoever has it, or the next round,
     * does what is to do. Answers whether it was taken.
     */
    public Uni<Boolean> take(Tx tx, QueueRef queue) {
        return summaries.take(tx, queue);
    }

    /** Locks queues of one shop. */
    public Uni<Locked> lock(Tx tx, TenantId tenant, Collection<ArtisanId> artisans) {
        SortedMap<ArtisanId, TenantId> queues = new TreeMap<>();
        artisans.forEach(artisan -> queues.put(artisan, tenant));
        return lock(tx, queues);
    }

    /** Locks queues of several shops at once. A queue that is not of the shop named is not locked and has no state. */
    public Uni<Locked> lock(Tx tx, SortedMap<ArtisanId, TenantId> queues) {
        return summaries.lock(tx, queues).chain(() -> read(tx, queues));
    }

    /** Locks queues that are asked for these products, and reads what is known of their artisans, too. */
    public Uni<Locked> lock(Tx tx, SortedMap<ArtisanId, TenantId> queues, Collection<ProductId> products) {
        return lock(tx, queues)
                .chain(locked -> paces.known(tx, queues, locked.states(), products)
                        .map(known -> new Locked(locked.now(), known, queues)));
    }

    public Uni<Void> save(Tx tx, Locked locked, Map<ArtisanId, QueueSummary> changed) {
        return summaries.save(
                tx,
                changed.entrySet().stream()
                        .map(each -> saved(locked, each.getKey(), each.getValue()))
                        .toList());
    }

    private static Saved saved(Locked locked, ArtisanId artisan, QueueSummary summary) {
        Terms terms = locked.stateOf(artisan).terms();
        return new Saved(
                locked.shopOf(artisan),
                artisan,
                summary,
                terms.sellable(terms.calendar().today(summary.asOf())));
    }

    private Uni<Locked> read(Tx tx, SortedMap<ArtisanId, TenantId> queues) {
        Instant afterTheLock = clock.now();
        return summaries
                .states(tx, queues, afterTheLock)
                .map(states -> new Locked(latest(afterTheLock, states), states, queues));
    }

    /** No queue's time runs backwards, whatever the clocks of the instances say. */
    private static Instant latest(Instant clock, SortedMap<ArtisanId, QueueState> states) {
        return states.values().stream()
                .map(state -> state.summary().asOf())
                .reduce(clock, (one, other) -> one.isAfter(other) ? one : other);
    }
}
