package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.Reordering;
import com.artisancommerce.capacity.domain.plan.Effects;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts entries elsewhere in the order of work: under the queue's lock, on the version that the caller has seen, and not at the cost of a
 * promise unless the caller says so. Writes the entries that move, the queue's row and one line of the log.
 */
@Singleton
public class Reorders {

    private final LockedQueues queues;
    private final QueueViews views;
    private final Entries entries;
    private final QueueLog queueLog;

    Reorders(LockedQueues queues, QueueViews views, Entries entries, QueueLog queueLog) {
        this.queues = queues;
        this.views = views;
        this.entries = entries;
        this.queueLog = queueLog;
    }

    public Uni<ReorderResult> reorder(Tx tx, TenantId tenant, ArtisanId artisan, ReorderRequest request) {
        return decide(tx, tenant, artisan, request, snapshot -> request.reorder());
    }

    /**
     * Puts one entry before all other confirmed ones, so that it may be started; unpaid holds before them are passed as well.
     *
     * @param request whose anchor does not matter
     */
    public Uni<ReorderResult> toTheFront(Tx tx, TenantId tenant, ArtisanId artisan, ReorderRequest request) {
        EntryId entry = request.reorder().entries().getFirst();
        return decide(tx, tenant, artisan, request, snapshot -> snapshot.queue().toTheFront(entry));
    }

    private Uni<ReorderResult> decide(
            Tx tx,
            TenantId tenant,
            ArtisanId artisan,
            ReorderRequest request,
            Function<QueueSnapshot, Reorder> reorder) {
        return queues.lock(tx, tenant, Set.of(artisan))
                .chain(locked -> views.snapshot(tx, tenant, artisan)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(found -> found.map(snapshot -> plan(locked.now(), snapshot, request, reorder))
                                .orElseGet(() -> Plan.nothing(new ReorderResult.NoQueue())))
                        .call(plan -> keep(tx, locked, request, plan)))
                .map(Plan::result);
    }

    /** On a thread of its own: a long queue takes some milliseconds, twice. */
    private static Plan plan(
            Instant now, QueueSnapshot snapshot, ReorderRequest request, Function<QueueSnapshot, Reorder> reorder) {
        if (snapshot.version() != request.version()) {
            return Plan.nothing(new ReorderResult.Stale(snapshot.version()));
        }
        return switch (snapshot.queue().reorder(reorder.apply(snapshot), now)) {
            case Reordering.Refused refused -> Plan.nothing(refusal(refused));
            case Reordering.InPlace inPlace ->
                Plan.nothing(new ReorderResult.Done(snapshot.version(), snapshot.zone(), List.of()));
            case Reordering.Moved moved -> plan(now, snapshot, request, moved);
        };
    }

    private static Plan plan(Instant now, QueueSnapshot snapshot, ReorderRequest request, Reordering.Moved moved) {
        var effects = Effects.between(
                snapshot.queue().standings(now, snapshot.estimator()),
                moved.queue().standings(now, snapshot.estimator()),
                snapshot.orders());
        var done = new ReorderResult.Done(moved.queue().version(), snapshot.zone(), effects);
        return request.override() || done.broken().isEmpty()
                ? new Plan(done, moved)
                : Plan.nothing(new ReorderResult.WouldBreak(done.broken()));
    }

    private Uni<Void> keep(Tx tx, Locked locked, ReorderRequest request, Plan plan) {
        Reordering.Moved moved = plan.moved();
        if (moved == null) {
            return Uni.createFrom().voidItem();
        }
        Change change = change(locked, request, moved);
        return entries.save(tx, locked, moved.rewritten(), null)
                .chain(() -> queues.save(
                        tx, locked, Map.of(change.artisan(), moved.queue().summary())))
                .chain(() -> queueLog.append(tx, List.of(change)));
    }

    /** @param moved what is to be written; null for nothing */
    private record Plan(ReorderResult result, Reordering.@Nullable Moved moved) {
        static Plan nothing(ReorderResult result) {
            return new Plan(result, null);
        }
    }

    private static Change change(Locked locked, ReorderRequest request, Reordering.Moved moved) {
        ArtisanId artisan = moved.queue().artisan();
        return new Change(
                locked.shopOf(artisan),
                artisan,
                moved.queue().version(),
                moved.queue().summary().asOf(),
                ChangeKind.MOVED,
                moved.one(),
                moved.reach(),
                moved.minutes(),
                request.reason(),
                request.actor(),
                moved.places());
    }

    private static ReorderResult refusal(Reordering.Refused refused) {
        return switch (refused.why()) {
            case UNKNOWN -> new ReorderResult.Unknown(refused.entry());
            case NAMED_TWICE -> new ReorderResult.NamedTwice(refused.entry());
            case NOT_WAITING -> new ReorderResult.NotWaiting(refused.entry(), refused.met());
        };
    }
}
