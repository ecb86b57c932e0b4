package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Estimate.UnknownReason;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Load;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over a queue: pieces in hand come first, each before the next, then all who wait in the order of their keys. */
final class Standings {
    private final Queue queue;
    private final Instant now;
    private final LocalDate today;
    private final Estimator estimator;
    private Load inHand = Load.NONE;
    private Load beforeWaiting = Load.NONE;
    private int waiting;

    Standings(Queue queue, Instant now, Estimator estimator) {
        this.queue = queue;
        this.now = now;
        this.today = queue.terms().calendar().today(now);
        this.estimator = estimator;
    }

    List<Standing> all() {
        for (Entry entry : queue.entries()) {
            if (entry.state().isInHand()) {
                beforeWaiting = beforeWaiting.plus(entry.remainingMinutes(), entry.expectedRemainingMinutes());
            }
        }
        List<Standing> standings = new ArrayList<>(queue.entries().size());
        for (Entry entry : queue.entries()) {
            standings.add(standing(entry));
        }
        return standings;
    }

    private Standing standing(Entry entry) {
        EntryState state = entry.stateAt(now);
        if (state.isInHand()) {
            Load ahead = inHand;
            inHand = ahead.plus(entry.remainingMinutes(), entry.expectedRemainingMinutes());
            return standing(entry, state, null, ahead, made(entry, ahead));
        }
        if (state.isWaiting()) {
            Load ahead = beforeWaiting;
            beforeWaiting = ahead.plus(entry.remainingMinutes(), entry.expectedRemainingMinutes());
            waiting++;
            return standing(entry, state, waiting, ahead, made(entry, ahead));
        }
        return standing(entry, state, null, Load.NONE, after(entry, state));
    }

    private static Standing standing(
            Entry entry, EntryState state, @Nullable Integer position, Load ahead, Estimate estimate) {
        return new Standing(
                entry.id(), state, position, ahead.entries(), ahead.minutes(), estimate, entry.promisedBy());
    }

    private Estimate made(Entry entry, Load ahead) {
        WorkItem left = new WorkItem(entry.remainingMinutes(), entry.work().passiveMinutes());
        return estimator.estimate(today, queue.terms().calendar(), ahead, left, entry.transit());
    }

    /** Once the work is over the day it is ready is a fact; an entry that left has none. */
    private Estimate after(Entry entry, EntryState state) {
        if (state != EntryState.CURING && state != EntryState.DONE) {
            return new Estimate.Unknown(UnknownReason.LEFT_QUEUE);
        }
        Instant readyAt = entry.curingUntil() == null ? entry.since() : entry.curingUntil();
        LocalDate ready = queue.terms().calendar().today(readyAt);
        return new Estimate.Known(
                new DateEstimate(ready, ready),
                new DateEstimate(
                        ready.plusDays(entry.transit().middleDays()),
                        ready.plusDays(entry.transit().maxDays())),
                List.of());
    }
}
