package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueSteps.Why;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Transition;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** What the artisan does with an entry: start it, finish it, call it off. One row of one queue changes, whatever the number waiting. */
@Singleton
public class Production {

    private final Entries entries;
    private final LockedQueues queues;
    private final QueueSteps steps;

    Production(Entries entries, LockedQueues queues, QueueSteps steps) {
        this.entries = entries;
        this.queues = queues;
        this.steps = steps;
    }

    public Uni<StepResult> start(Tx tx, TenantId tenant, ArtisanId artisan, EntryId entry) {
        return queues.lock(tx, tenant, Set.of(artisan))
                .chain(locked -> entries.firstWaitingKey(tx, tenant, artisan)
                        .chain(first -> step(tx, tenant, artisan, entry, locked, (e, l) -> e.start(l.now(), first))));
    }

    public Uni<StepResult> finish(Tx tx, TenantId tenant, ArtisanId artisan, EntryId entry) {
        return step(tx, tenant, artisan, entry, (e, locked) -> e.finish(locked.now()));
    }

    public Uni<StepResult> cancel(Tx tx, TenantId tenant, ArtisanId artisan, EntryId entry) {
        return step(tx, tenant, artisan, entry, (e, locked) -> e.cancel(locked.now()));
    }

    private Uni<StepResult> step(
            Tx tx, TenantId tenant, ArtisanId artisan, EntryId entry, BiFunction<Entry, Locked, Transition> step) {
        return queues.lock(tx, tenant, Set.of(artisan)).chain(locked -> step(tx, tenant, artisan, entry, locked, step));
    }

    private Uni<StepResult> step(
            Tx tx,
            TenantId tenant,
            ArtisanId artisan,
            EntryId entry,
            Locked locked,
            BiFunction<Entry, Locked, Transition> step) {
        return entries.find(tx, tenant, artisan, entry)
                .map(found -> transitions(found, locked, step))
                .chain(transitions -> steps.save(tx, locked, transitions, Why.NONE))
                .map(Results::of);
    }

    private static List<Transition> transitions(
            Optional<Entry> found, Locked locked, BiFunction<Entry, Locked, Transition> step) {
        return found.map(entry -> step.apply(entry, locked)).stream().toList();
    }
}
