package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.store.Snapshots;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows queues and entries as they stand. What a stream says and what a GET says is computed here, by the same rule. */
@Singleton
public class QueueViews {

    private final Snapshots snapshots;
    private final Estimator estimator;
    private final Clock clock;

    QueueViews(Snapshots snapshots, Estimator estimator, Clock clock) {
        this.snapshots = snapshots;
        this.estimator = estimator;
        this.clock = clock;
    }

    /** An artisan's whole queue; empty when the artisan has stated no hours yet. */
    public Uni<Optional<QueueSnapshot>> snapshot(Tx tx, TenantId tenant, ArtisanId artisan) {
        return snapshots.active(tx, tenant, artisan).map(found -> found.map(this::snapshot));
    }

    /** The entries by id, wherever they are: those in a queue with their positions, those that left it as they ended. */
    public Uni<Map<EntryId, EntryView>> entries(Tx tx, TenantId tenant, Collection<EntryId> ids) {
        return entries(tx, tenant, ids, entry -> Optional.empty());
    }

    /** The same where some answers are at hand: a queue is read only for entries whose answer is not of its present version. */
    public Uni<Map<EntryId, EntryView>> entries(
            Tx tx, TenantId tenant, Collection<EntryId> ids, Function<EntryId, Optional<EntryView>> atHand) {
        return snapshots.some(tx, tenant, ids).chain(alone -> inTheirQueues(tx, tenant, alone, atHand));
    }

    /** The versions of queues, in one statement; those that are not there are left out. */
    public Uni<Map<QueueRef, Long>> versions(Tx tx, Collection<QueueRef> queues) {
        return snapshots.versions(tx, queues);
    }

    private Uni<Map<EntryId, EntryView>> inTheirQueues(
            Tx tx, TenantId tenant, List<Snapshots.Labelled> alone, Function<EntryId, Optional<EntryView>> atHand) {
        Map<EntryId, EntryView> views = new HashMap<>();
        alone.forEach(one -> views.putAll(views(snapshot(one))));
        Map<EntryId, EntryView> current = current(views, atHand);
        views.putAll(current);
        var artisans = alone.stream()
                .filter(one -> one.queue().entries().getFirst().state().isActive())
                .filter(one ->
                        !current.containsKey(one.queue().entries().getFirst().id()))
                .map(one -> one.queue().artisan())
                .collect(Collectors.toSet());
        if (artisans.isEmpty()) {
            return Uni.createFrom().item(Map.copyOf(views));
        }
        return Multi.createFrom()
                .iterable(artisans)
                .onItem()
                .transformToUniAndConcatenate(artisan -> snapshot(tx, tenant, artisan))
                .collect()
                .asList()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(queues -> overlay(views, queues));
    }

    private static Map<EntryId, EntryView> current(
            Map<EntryId, EntryView> stored, Function<EntryId, Optional<EntryView>> atHand) {
        Map<EntryId, EntryView> current = new HashMap<>();
        stored.forEach((entry, now) -> atHand.apply(entry)
                .filter(known -> known.queueVersion() == now.queueVersion())
                .ifPresent(known -> current.put(entry, known)));
        return current;
    }

    /** On a thread of its own: whoever looks at one piece has its whole queue computed, which takes some milliseconds when it is long. */
    private Map<EntryId, EntryView> overlay(Map<EntryId, EntryView> alone, List<Optional<QueueSnapshot>> queues) {
        queues.forEach(queue -> queue.ifPresent(snapshot -> views(snapshot).forEach(alone::replace)));
        return Map.copyOf(alone);
    }

    private Map<EntryId, EntryView> views(QueueSnapshot snapshot) {
        Instant now = snapshot.at(clock.now());
        return snapshot.views(now);
    }

    private QueueSnapshot snapshot(Snapshots.Labelled labelled) {
        return new QueueSnapshot(labelled.queue(), labelled.labels(), labelled.pace(), estimator);
    }
}
