package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueSteps.Why;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Transition;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;

/** What a checkout does with the hours it holds: confirm them, or give them back. Each step once, under the queues' locks. */
@Singleton
public class Reservations {

    private final Entries entries;
    private final LockedQueues queues;
    private final QueueSteps steps;

    Reservations(Entries entries, LockedQueues queues, QueueSteps steps) {
        this.entries = entries;
        this.queues = queues;
        this.steps = steps;
    }

    /** All holds of the checkout become entries of that order, each in its place; or none, when one of them has expired. */
    public Uni<StepResult> confirm(Tx tx, TenantId tenant, UUID checkout, UUID order) {
        return step(tx, tenant, checkout, order, Entry::confirm);
    }

    /** Gives all holds of the checkout back. Those behind them move up. */
    public Uni<StepResult> release(Tx tx, TenantId tenant, UUID checkout) {
        return step(tx, tenant, checkout, null, Entry::release);
    }

    private Uni<StepResult> step(
            Tx tx,
            TenantId tenant,
            UUID checkout,
            @org.jspecify.annotations.Nullable UUID order,
            BiFunction<Entry, Instant, Transition> step) {
        return entries.ofCheckout(tx, tenant, checkout)
                .chain(found -> queues.lock(tx, tenant, artisans(found)))
                .chain(locked -> entries.ofCheckout(tx, tenant, checkout)
                        .map(found -> found.stream()
                                .map(entry -> step.apply(entry, locked.now()))
                                .toList())
                        .chain(transitions -> steps.save(tx, locked, transitions, Why.order(order))))
                .map(Results::of);
    }

    /** Which queues a checkout is in never changes, so it may be read before they are locked. */
    private static SortedSet<ArtisanId> artisans(List<Entry> entries) {
        TreeSet<ArtisanId> artisans = new TreeSet<>();
        entries.forEach(entry -> artisans.add(entry.artisan()));
        return artisans;
    }
}
