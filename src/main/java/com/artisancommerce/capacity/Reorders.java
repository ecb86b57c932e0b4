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
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
                        .chain(found -> found.map(snapshot -> decide(tx, locked, snapshot, request, reorder))
                                .orElseGet(() -> Uni.createFrom().item(new ReorderResult.NoQueue()))));
    }

    private Uni<ReorderResult> decide(
            Tx tx,
            Locked locked,
            QueueSnapshot snapshot,
            ReorderRequest request,
            Function<QueueSnapshot, Reorder> reorder) {
        if (snapshot.version() != request.version()) {
            return Uni.createFrom().item(new ReorderResult.Stale(snapshot.version()));
        }
        return switch (snapshot.queue().reorder(reorder.apply(snapshot), locked.now())) {
            case Reordering.Refused refused -> Uni.createFrom().item(refusal(refused));
            case Reordering.InPlace inPlace ->
                Uni.createFrom().item(new ReorderResult.Done(snapshot.version(), snapshot.zone(), List.of()));
            case Reordering.Moved moved -> keep(tx, locked, snapshot, request, moved);
        };
    }

    private Uni<ReorderResult> keep(
            Tx tx, Locked locked, QueueSnapshot snapshot, ReorderRequest request, Reordering.Moved moved) {
        var effects = Effects.between(
                snapshot.queue().standings(locked.now(), snapshot.estimator()),
                moved.queue().standings(locked.now(), snapshot.estimator()),
                snapshot.orders());
        var done = new ReorderResult.Done(moved.queue().version(), snapshot.zone(), effects);
        if (!request.override() && !done.broken().isEmpty()) {
            return Uni.createFrom().item(new ReorderResult.WouldBreak(done.broken()));
        }
        Change change = change(locked, request, moved);
        return entries.save(tx, locked, moved.rewritten(), null)
                .chain(() -> queues.save(
                        tx, locked, Map.of(change.artisan(), moved.queue().summary())))
                .chain(() -> queueLog.append(tx, List.of(change)))
                .replaceWith(done);
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
