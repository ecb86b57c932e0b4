package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueSteps.Why;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.HoldTimes;
import com.artisancommerce.capacity.domain.Transition;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What a checkout does with the hours it holds, from the hold to its confirmation or its end. Each step once, under the queues' locks, for
 * all holds of the checkout or for none.
 */
@Singleton
public class Reservations {

    private final Entries entries;
    private final LockedQueues queues;
    private final QueueSteps steps;
    private final HoldTimes times;

    Reservations(Entries entries, LockedQueues queues, QueueSteps steps, IntakeRules rules) {
        this.entries = entries;
        this.queues = queues;
        this.steps = steps;
        this.times = rules.holdTimes();
    }

    /** Gives the holds their full time again, up to the limit of any hold. */
    public Uni<StepResult> extend(Tx tx, TenantId tenant, UUID checkout) {
        return step(tx, tenant, checkout, (entry, now) -> entry.extend(now, times));
    }

    /** Keeps the places while a payment is under way, which is announced here before its provider is asked. */
    public Uni<StepResult> paymentPending(Tx tx, TenantId tenant, UUID checkout, Duration atMost) {
        return step(tx, tenant, checkout, (entry, now) -> entry.paymentPending(now, now.plus(atMost)));
    }

    /** The payment came to nothing: what an extension would give is left for another one. */
    public Uni<StepResult> paymentFailed(Tx tx, TenantId tenant, UUID checkout) {
        return step(tx, tenant, checkout, (entry, now) -> entry.paymentFailed(now, times));
    }

    /** Keeps the places while the customer is asked whether a later date will do. */
    public Uni<StepResult> awaitConsent(Tx tx, TenantId tenant, UUID checkout, Duration atMost) {
        return step(tx, tenant, checkout, (entry, now) -> entry.awaitConsent(now, now.plus(atMost)));
    }

    /** All holds of the checkout become entries of that order, each in its place; or none, when one of them has expired. */
    public Uni<StepResult> confirm(Tx tx, TenantId tenant, UUID checkout, UUID order) {
        return step(tx, tenant, checkout, Why.order(order), Entry::confirm);
    }

    /** Gives all holds of the checkout back. Those behind them move up. */
    public Uni<StepResult> release(Tx tx, TenantId tenant, UUID checkout) {
        return step(tx, tenant, checkout, Entry::release);
    }

    /** Tidies up holds whose time is over, for whoever cannot wait until that is done by itself. */
    public Uni<StepResult> expire(Tx tx, TenantId tenant, UUID checkout) {
        return step(tx, tenant, checkout, Entry::expire);
    }

    private Uni<StepResult> step(Tx tx, TenantId tenant, UUID checkout, BiFunction<Entry, Instant, Transition> step) {
        return step(tx, tenant, checkout, Why.NONE, step);
    }

    private Uni<StepResult> step(
            Tx tx, TenantId tenant, UUID checkout, Why why, BiFunction<Entry, Instant, Transition> step) {
        return entries.ofCheckout(tx, tenant, checkout)
                .chain(found -> met(tx, tenant, checkout, artisans(found)))
                .chain(met -> steps.save(tx, met.locked(), met.take(step), why))
                .map(Results::of);
    }

    /**
     * Which queues a checkout is in never changes once it is in them, so they may be read before they are locked. One that just came into
     * them was in none before, so that nothing is locked yet, and is met once more.
     */
    private Uni<Met> met(Tx tx, TenantId tenant, UUID checkout, SortedSet<ArtisanId> artisans) {
        return queues.lock(tx, tenant, artisans)
                .chain(locked -> entries.ofCheckout(tx, tenant, checkout)
                        .chain(found -> artisans.containsAll(artisans(found))
                                ? Uni.createFrom().item(new Met(locked, found))
                                : met(tx, tenant, checkout, artisans(found))));
    }

    /** What a checkout holds as a step meets it, under the locks. */
    private record Met(Locked locked, List<Entry> entries) {

        List<Transition> take(BiFunction<Entry, Instant, Transition> step) {
            return entries.stream()
                    .map(entry -> step.apply(entry, locked.now()))
                    .toList();
        }
    }

    private static SortedSet<ArtisanId> artisans(List<Entry> entries) {
        TreeSet<ArtisanId> artisans = new TreeSet<>();
        entries.forEach(entry -> artisans.add(entry.artisan()));
        return artisans;
    }
}
