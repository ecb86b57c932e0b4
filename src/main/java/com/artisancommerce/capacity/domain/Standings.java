package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Estimate.Part;
import com.artisancommerce.capacity.Estimate.PartCode;
import com.artisancommerce.capacity.Estimate.UnknownReason;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.domain.estimate.Delivery;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Load;
import com.artisancommerce.capacity.domain.estimate.Piece;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass over a queue: pieces in hand come first, each before those that were started after it, then all who wait in the order of their keys. */
final class Standings {
    private final Queue queue;
    private final Instant now;
    private final LocalDate today;
    private final Estimator estimator;
    private final Estimator.Sitting sitting;
    private final Map<EntryId, Load> beforeInHand = new HashMap<>();
    private Load beforeWaiting = Load.NONE;
    private int waiting;

    Standings(Queue queue, Instant now, Estimator estimator) {
        this.queue = queue;
        this.now = now;
        this.estimator = estimator;
        this.today = queue.terms().calendar().today(now);
        this.sitting = estimator.at(today, queue.terms().calendar());
    }

    List<Standing> all() {
        for (Entry entry : queue.inHand()) {
            beforeInHand.put(entry.id(), beforeWaiting);
            beforeWaiting = beforeWaiting.plus(left(entry));
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
            return made(entry, state, null, beforeInHand.getOrDefault(entry.id(), Load.NONE), left(entry));
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
        if (!(sitting.estimate(ahead, piece) instanceof Estimate.Known known)) {
            return unknown(entry, state, position, ahead, sitting.estimate(ahead, piece));
        }
        BlockedFor blocked = entry.blockedFor();
        return blocked != null && blocked.cause() == BlockedFor.Cause.MISSING
                ? lacking(entry, blocked.expectedOn(), ahead, piece, known)
                : standing(
                        entry, state, position, ahead, known, sitting.onTime(ahead, piece, known, entry.promisedBy()));
    }

    /**
     * What lacks something goes on when that is expected, at the earliest; while nobody can say when that is it has no date, and its promise
     * is in danger at least. For the others it counts as if it went on at once: then its hours are gone before theirs.
     */
    private Standing lacking(
            Entry entry, @Nullable LocalDate expected, Load ahead, Piece piece, Estimate.Known atOnce) {
        if (expected == null) {
            boolean late = entry.promisedBy().isBefore(atOnce.delivery().p50());
            Estimate nobodyKnows = new Estimate.Unknown(UnknownReason.BLOCKED);
            return standing(entry, EntryState.BLOCKED, null, ahead, nobodyKnows, late ? Risk.LATE : Risk.AT_RISK, null);
        }
        LocalDate begins = expected.isAfter(today) ? expected : today;
        Estimator.Sitting then = estimator.at(begins, queue.terms().calendar());
        Estimate estimate = then.estimate(ahead, piece);
        if (!(estimate instanceof Estimate.Known known)) {
            return unknown(entry, EntryState.BLOCKED, null, ahead, estimate);
        }
        List<Part> parts = new ArrayList<>(known.explanation());
        parts.add(0, new Part(PartCode.RESTING, ChronoUnit.DAYS.between(today, begins), 0));
        double onTime = then.onTime(ahead, piece, known, entry.promisedBy());
        Estimate.Known later = new Estimate.Known(known.ready(), known.delivery(), List.copyOf(parts));
        return standing(entry, EntryState.BLOCKED, null, ahead, later, onTime);
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
        Risk risk = Risk.of(entry.promisedBy().isBefore(estimate.delivery().p50()), onTime);
        return standing(entry, state, position, ahead, estimate, risk, onTime);
    }

    /** What is still to be made and has no date is in danger, and late once its day is over. What left the queue stands no way. */
    private Standing unknown(Entry entry, EntryState state, @Nullable Integer position, Load ahead, Estimate estimate) {
        Risk withoutDate = today.isAfter(entry.promisedBy()) ? Risk.LATE : Risk.AT_RISK;
        return standing(entry, state, position, ahead, estimate, state.isActive() ? withoutDate : null, null);
    }

    private static Standing standing(
            Entry entry,
            EntryState state,
            @Nullable Integer position,
            Load ahead,
            Estimate estimate,
            @Nullable Risk risk,
            @Nullable Double onTime) {
        return new Standing(
                entry.id(),
                state,
                position,
                ahead.entries(),
                ahead.minutes(),
                estimate,
                entry.promisedBy(),
                risk,
                onTime);
    }
}
