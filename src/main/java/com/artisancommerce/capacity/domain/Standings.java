package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Estimate.UnknownReason;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.domain.estimate.Delivery;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Load;
import com.artisancommerce.capacity.domain.estimate.Piece;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over a queue: pieces in hand come first, each before the next, then all who wait in the order of their keys. */
final class Standings {
    private final Queue queue;
    private final Instant now;
    private final Estimator estimator;
    private final Estimator.Sitting sitting;
    private Load inHand = Load.NONE;
    private Load beforeWaiting = Load.NONE;
    private int waiting;

    Standings(Queue queue, Instant now, Estimator estimator) {
        this.queue = queue;
        this.now = now;
        this.estimator = estimator;
        this.sitting =
                estimator.at(queue.terms().calendar().today(now), queue.terms().calendar());
    }

    List<Standing> all() {
        for (Entry entry : queue.entries()) {
            if (entry.state().isInHand()) {
                beforeWaiting = beforeWaiting.plus(left(entry));
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
            Load own = left(entry);
            inHand = ahead.plus(own);
            return made(entry, state, null, ahead, own);
        }
        if (state.isWaiting()) {
            Load ahead = beforeWaiting;
            beforeWaiting = ahead.plus(entry.remainingMinutes(), entry.expectedMinutes());
            waiting++;
            return made(
                    entry, state, waiting, ahead, Load.NONE.plus(entry.remainingMinutes(), entry.expectedMinutes()));
        }
        return over(entry, state);
    }

    private Load left(Entry entry) {
        return estimator.inHand(entry.work().minutes(), entry.expectedMinutes(), entry.workedMinutes());
    }

    private Standing made(Entry entry, EntryState state, @Nullable Integer position, Load ahead, Load own) {
        Piece piece = new Piece(own, entry.work().passiveMinutes(), entry.transit());
        Estimate estimate = sitting.estimate(ahead, piece);
        return estimate instanceof Estimate.Known known
                ? standing(
                        entry, state, position, ahead, known, sitting.onTime(ahead, piece, known, entry.promisedBy()))
                : unknown(entry, state, position, ahead, estimate);
    }

    /** Once the work is over the day it is ready is a fact; an entry that left has none. */
    private Standing over(Entry entry, EntryState state) {
        if (state != EntryState.CURING && state != EntryState.DONE) {
            return unknown(entry, state, null, Load.NONE, new Estimate.Unknown(UnknownReason.LEFT_QUEUE));
        }
        Instant cured = entry.curingUntil();
        LocalDate ready = queue.terms().calendar().today(cured == null ? entry.since() : cured);
        DateEstimate certain = new DateEstimate(ready, ready);
        DateEstimate delivery = Delivery.of(certain, entry.transit());
        Estimate.Known known = new Estimate.Known(certain, delivery, List.of());
        return standing(entry, state, null, Load.NONE, known, Delivery.onTime(delivery, entry.promisedBy()));
    }

    private static Standing standing(
            Entry entry,
            EntryState state,
            @Nullable Integer position,
            Load ahead,
            Estimate.Known estimate,
            double onTime) {
        LocalDate promisedBy = entry.promisedBy();
        Risk risk = Risk.of(promisedBy.isBefore(estimate.delivery().p50()), onTime);
        return new Standing(
                entry.id(), state, position, ahead.entries(), ahead.minutes(), estimate, promisedBy, risk, onTime);
    }

    private static Standing unknown(
            Entry entry, EntryState state, @Nullable Integer position, Load ahead, Estimate estimate) {
        return new Standing(
                entry.id(),
                state,
                position,
                ahead.entries(),
                ahead.minutes(),
                estimate,
                entry.promisedBy(),
                null,
                null);
    }
}
