package com.artisancommerce.capacity.domain;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Placement;
import com.artisancommerce.capacity.ReservationRequest;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Transition.AlreadyDone;
import com.artisancommerce.capacity.domain.Transition.Moved;
import com.artisancommerce.capacity.domain.Transition.Reason;
import com.artisancommerce.capacity.domain.Transition.Refused;
import com.artisancommerce.catalog.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order line in an artisan's queue, from the hold that takes its place to its end. Its order key never changes on the way.
 *
 * <p>Every step is judged by the time handed in, read under the queue's lock: a hold whose minutes are gone is expired, whether
 * anybody has tidied up or not.
 *
 * @param orderKey its place: entries are made in the order of their keys
 * @param workedMinutes of its work, as reported
 * @param promisedBy the delivery date frozen by the hold
 * @param holdExpiresAt the first instant at which its hold is over; says nothing once confirmed
 * @param curingUntil when its passive time is over; null unless curing or cured
 * @param since when it came into its state
 */
public record Entry(
        EntryId id,
        ArtisanId artisan,
        UUID checkoutId,
        ProductId product,
        long orderKey,
        EntryState state,
        WorkItem work,
        long workedMinutes,
        Transit transit,
        LocalDate promisedBy,
        Instant holdExpiresAt,
        @Nullable Instant curingUntil,
        Instant since) {

    /** The entry that a placement brings into its queue. */
    public static Entry held(ReservationRequest request, Placement placement, Instant now) {
        return new Entry(
                placement.line().entry(),
                placement.line().artisan(),
                request.checkoutId(),
                placement.line().product(),
                placement.orderKey(),
                EntryState.HELD,
                placement.line().work(),
                0,
                request.transit(),
                placement.promisedBy(),
                placement.holdExpiresAt(),
                null,
                now);
    }

    /** The customer has paid, or shop staff vouch for it: the hold becomes an order, in its place. */
    public Transition confirm(Instant now) {
        EntryState met = stateAt(now);
        if (met.isHold()) {
            return becomes(EntryState.QUEUED, now);
        }
        return met.isConfirmed() ? new AlreadyDone(this) : refused(met);
    }

    /** The customer gives the hold back. */
    public Transition release(Instant now) {
        EntryState met = stateAt(now);
        if (met.isHold()) {
            return becomes(EntryState.RELEASED, now);
        }
        return met == EntryState.RELEASED ? new AlreadyDone(this) : refused(met);
    }

    /** Tidies up a hold whose time ran out. */
    public Transition expire(Instant now) {
        if (state == EntryState.EXPIRED) {
            return new AlreadyDone(this);
        }
        EntryState met = stateAt(now);
        if (met == EntryState.EXPIRED) {
            return becomes(EntryState.EXPIRED, now);
        }
        return new Refused(met, met.isHold() ? Reason.HOLD_STILL_ACTIVE : Reason.ILLEGAL_STEP);
    }

    /**
     * The artisan takes it up. Only the first confirmed entry may be started; unpaid holds before it do not count.
     *
     * @param firstWaitingKey the lowest order key among the confirmed entries that wait
     */
    public Transition start(Instant now, long firstWaitingKey) {
        EntryState met = stateAt(now);
        if (met == EntryState.QUEUED) {
            return orderKey > firstWaitingKey
                    ? new Refused(met, Reason.NOT_FIRST)
                    : becomes(EntryState.IN_PRODUCTION, now);
        }
        return met.isConfirmed() ? new AlreadyDone(this) : refused(met);
    }

    /** The artisan's work on it is over: done, or left to cure for its passive time. */
    public Transition finish(Instant now) {
        EntryState met = stateAt(now);
        return switch (met) {
            case IN_PRODUCTION ->
                work.passiveMinutes() > 0 ? becomes(EntryState.CURING, now) : becomes(EntryState.DONE, now);
            case CURING, DONE -> new AlreadyDone(this);
            default -> refused(met);
        };
    }

    /** Its passive time is over. */
    public Transition cured(Instant now) {
        if (state == EntryState.DONE) {
            return new AlreadyDone(this);
        }
        EntryState met = stateAt(now);
        if (met == EntryState.DONE) {
            return becomes(EntryState.DONE, now);
        }
        return met == EntryState.CURING ? new Refused(met, Reason.STILL_CURING) : refused(met);
    }

    /** The order is called off. In production only the unworked minutes come back. */
    public Transition cancel(Instant now) {
        EntryState met = stateAt(now);
        if (met == EntryState.CANCELLED) {
            return new AlreadyDone(this);
        }
        return met.canBecome(EntryState.CANCELLED) ? becomes(EntryState.CANCELLED, now) : refused(met);
    }

    /** The state as time has made it: an overdue hold is expired, a piece past its curing is done. */
    public EntryState stateAt(Instant now) {
        if (state.isHold() && !holdExpiresAt.isAfter(now)) {
            return EntryState.EXPIRED;
        }
        boolean cured = state == EntryState.CURING && curingUntil != null && !curingUntil.isAfter(now);
        return cured ? EntryState.DONE : state;
    }

    /** Work left to do on it. A piece that overruns its plan has none left. */
    public long remainingMinutes() {
        return Math.max(0, work.minutes() - workedMinutes);
    }

    private static Transition refused(EntryState met) {
        return new Refused(met, met == EntryState.EXPIRED ? Reason.HOLD_EXPIRED : Reason.ILLEGAL_STEP);
    }

    private Transition becomes(EntryState next, Instant now) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("Entry " + id + " cannot go from " + state + " to " + next);
        }
        Instant until = next == EntryState.CURING ? now.plus(Duration.ofMinutes(work.passiveMinutes())) : curingUntil;
        Entry after = new Entry(
                id,
                artisan,
                checkoutId,
                product,
                orderKey,
                next,
                work,
                workedMinutes,
                transit,
                promisedBy,
                holdExpiresAt,
                until,
                now);
        return new Moved(after, SummaryChange.between(this, after));
    }
}
