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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Locks queues of one shop. One that there is not has no state. */
    public Uni<Locked> lock(Tx tx, TenantId tenant, Collection<ArtisanId> artisans) {
        Set<QueueRef> queues = QueueRef.of(tenant, artisans);
        return summaries.lock(tx, queues).chain(() -> read(tx, queues)).map(met -> locked(met, tenant, artisans));
    }

    /**
     * Locks queues of any shops, in one order, and reads what is known of their artisans and of the products asked for, too. Answers those of
     * each shop.
     */
    public Uni<Map<TenantId, Locked>> lock(Tx tx, Collection<QueueRef> queues, Collection<ProductId> products) {
        return summaries
                .lock(tx, queues)
                .chain(() -> read(tx, queues))
                .chain(met -> paces.known(tx, met.states(), products).map(known -> new Met(met.now(), known)))
                .map(met -> byShop(met, queues));
    }

    public Uni<Void> save(Tx tx, Locked locked, Map<ArtisanId, QueueSummary> changed) {
        return summaries.save(tx, saved(locked, changed).toList());
    }

    /** The same for queues of several shops, in one statement. */
    public Uni<Void> save(Tx tx, Map<TenantId, Locked> locked, Map<TenantId, Map<ArtisanId, QueueSummary>> changed) {
        return summaries.save(
                tx,
                locked.entrySet().stream()
                        .flatMap(shop -> saved(shop.getValue(), changed.getOrDefault(shop.getKey(), Map.of())))
                        .toList());
    }

    private static Stream<Saved> saved(Locked locked, Map<ArtisanId, QueueSummary> changed) {
        return changed.entrySet().stream().map(each -> saved(locked, each.getKey(), each.getValue()));
    }

    private static Saved saved(Locked locked, ArtisanId artisan, QueueSummary summary) {
        Terms terms = locked.stateOf(artisan).terms();
        return new Saved(
                locked.shopOf(artisan),
                artisan,
                summary,
                terms.sellable(terms.calendar().today(summary.asOf())));
    }

    private Uni<Met> read(Tx tx, Collection<QueueRef> queues) {
        Instant afterTheLock = clock.now();
        return summaries
                .states(tx, queues, afterTheLock)
                .map(states -> new Met(latest(afterTheLock, states.values()), states));
    }

    /** Queues as they were met under their locks. */
    private record Met(Instant now, Map<QueueRef, QueueState> states) {}

    private static Map<TenantId, Locked> byShop(Met met, Collection<QueueRef> queues) {
        return queues.stream()
                .collect(Collectors.groupingBy(
                        QueueRef::tenant, Collectors.mapping(QueueRef::artisan, Collectors.toList())))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, shop -> locked(met, shop.getKey(), shop.getValue())));
    }

    private static Locked locked(Met met, TenantId tenant, Collection<ArtisanId> artisans) {
        SortedMap<ArtisanId, TenantId> shops = new TreeMap<>();
        artisans.forEach(artisan -> shops.put(artisan, tenant));
        return new Locked(met.now(), QueueRef.ofShop(tenant, met.states()), shops);
    }

    /** No queue's time runs backwards, whatever the clocks of the instances say. */
    private static Instant latest(Instant clock, Collection<QueueState> states) {
        return states.stream()
                .map(state -> state.summary().asOf())
                .reduce(clock, (one, other) -> one.isAfter(other) ? one : other);
    }
}
