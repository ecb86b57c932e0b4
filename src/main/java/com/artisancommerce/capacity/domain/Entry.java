package com.artisancommerce.capacity.domain;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.ChangeKind;
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
 * One order line in an artisan's queue, from the hold that takes its place to its end. Its order key changes when the artisan reorders,
 * and never otherwise.
 *
 * <p>Every step is judged by the time handed in, read under the queue's lock: a hold whose minutes are gone is expired, whether
 * anybody has tidied up or not.
 *
 * @param orderKey its place: entries are made in the order of their keys
 * @param expectedMinutes its planned minutes, times what was known of such pieces when the hold took its place
 * @param workedMinutes of its work, as reported; more than planned when it overruns
 * @param promisedBy the delivery date frozen by the hold, or the later one that was promised since
 * @param blockedFor what keeps the artisan from it; null unless blocked
 */
public record Entry(
        EntryId id,
        ArtisanId artisan,
        UUID checkoutId,
        ProductId product,
        long orderKey,
        EntryState state,
        WorkItem work,
        long expectedMinutes,
        long workedMinutes,
        Transit transit,
        LocalDate promisedBy,
        Milestones milestones,
        @Nullable BlockedFor blockedFor) {

    /**
     * When what happened to an entry.
     *
     * @param heldAt when it took its place
     * @param holdExpiresAt the first instant at which its hold is over; says nothing once confirmed
     * @param startedAt when the artisan first took it up; null before
     * @param curingUntil when its passive time is over; null unless curing or cured
     * @param since when it came into its state
     * @param endBeforePayment when the hold would have been over without the payment that is under way; says nothing once confirmed, and is
     *     null while there is none
     */
    public record Milestones(
            Instant heldAt,
            Instant holdExpiresAt,
            @Nullable Instant startedAt,
            @Nullable Instant curingUntil,
            Instant since,
            @Nullable Instant endBeforePayment) {

        /** Of a hold taken now. */
        static Milestones held(Instant now, Instant holdExpiresAt) {
            return new Milestones(now, holdExpiresAt, null, null, now, null);
        }

        Milestones started(Instant now) {
            return new Milestones(
                    heldAt, holdExpiresAt, startedAt == null ? now : startedAt, curingUntil, now, endBeforePayment);
        }

        Milestones curing(Instant now, Instant until) {
            return new Milestones(heldAt, holdExpiresAt, startedAt, until, now, endBeforePayment);
        }

        Milestones holding(Instant now, Instant until) {
            return new Milestones(heldAt, until, startedAt, curingUntil, now, endBeforePayment);
        }

        Milestones paying(Instant now, Instant until) {
            return new Milestones(heldAt, until, startedAt, curingUntil, now, holdExpiresAt);
        }

        /** Holding on until then, but no shorter than before the payment began. */
        Milestones notPaid(Instant now, Instant until) {
            Instant before = endBeforePayment;
            Instant end = before != null && before.isAfter(until) ? before : until;
            return new Milestones(heldAt, end, startedAt, curingUntil, now, null);
        }

        Milestones since(Instant now) {
            return new Milestones(heldAt, holdExpiresAt, startedAt, curingUntil, now, endBeforePayment);
        }
    }

    public Instant holdExpiresAt() {
        return milestones.holdExpiresAt();
    }

    /** When it was taken up; of an entry never started, when it took its place. */
    Instant startedAt() {
        Instant started = milestones.startedAt();
        return started == null ? milestones.heldAt() : started;
    }

    public @Nullable Instant curingUntil() {
        return milestones.curingUntil();
    }

    public Instant since() {
        return milestones.since();
    }

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
                placement.expectedMinutes(),
                0,
                request.transit(),
                placement.promisedBy(),
                Milestones.held(now, placement.holdExpiresAt()),
                null);
    }

    /**
     * The customer is still at it: the hold has its full time again, but no hold lasts beyond the limit. Harmless when it has that already.
     */
    public Transition extend(Instant now, HoldTimes times) {
        EntryState met = stateAt(now);
        if (met != EntryState.HELD) {
            return refused(met);
        }
        return keptUntil(times.extended(now, milestones.heldAt()), ChangeKind.HOLD_EXTENDED);
    }

    /**
     * A payment is under way, announced before its provider is asked: however slow it is, the place is kept until then. Another one in its
     * place may keep it longer.
     *
     * @param until by the payment's method; a hold never gets shorter by it
     */
    public Transition paymentPending(Instant now, Instant until) {
        EntryState met = stateAt(now);
        Instant kept = until.isAfter(holdExpiresAt()) ? until : holdExpiresAt();
        if (met == EntryState.HELD) {
            return becomes(EntryState.PAYMENT_PENDING, ChangeKind.PAYMENT_PENDING, milestones.paying(now, kept));
        }
        return met == EntryState.PAYMENT_PENDING ? keptUntil(kept, ChangeKind.PAYMENT_PENDING) : refused(met);
    }

    private Transition keptUntil(Instant until, ChangeKind kind) {
        return until.isAfter(holdExpiresAt())
                ? Moved.between(this, with(state, workedMinutes, null, milestones.holding(since(), until)), kind)
                : new AlreadyDone(this);
    }

    /**
     * The payment came to nothing: the customer may try another one for as long as any hold may be extended, and no shorter than before the
     * payment began. The hold of an offer is longer than that.
     */
    public Transition paymentFailed(Instant now, HoldTimes times) {
        EntryState met = stateAt(now);
        if (met == EntryState.PAYMENT_PENDING) {
            Instant until = times.extended(now, milestones.heldAt());
            return becomes(EntryState.HELD, ChangeKind.PAYMENT_FAILED, milestones.notPaid(now, until));
        }
        return met == EntryState.HELD ? new AlreadyDone(this) : refused(met);
    }

    /** It was paid, but too late for the date that was frozen: the place waits until the customer has said yes or no to a later one. */
    public Transition awaitConsent(Instant now, Instant until) {
        EntryState met = stateAt(now);
        if (met == EntryState.HELD) {
            return becomes(EntryState.AWAITING_CONSENT, ChangeKind.CONSENT_ASKED, milestones.holding(now, until));
        }
        return met == EntryState.AWAITING_CONSENT ? new AlreadyDone(this) : refused(met);
    }

    /** The customer has paid, or shop staff vouch for it: the hold becomes an order, in its place. */
    public Transition confirm(Instant now) {
        EntryState met = stateAt(now);
        if (met.isHold()) {
            return becomes(EntryState.QUEUED, ChangeKind.CONFIRMED, now);
        }
        return met.isConfirmed() ? new AlreadyDone(this) : refused(met);
    }

    /** The customer gives the hold back. */
    public Transition release(Instant now) {
        EntryState met = stateAt(now);
        if (met.isHold()) {
            return becomes(EntryState.RELEASED, ChangeKind.RELEASED, now);
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
            return becomes(EntryState.EXPIRED, ChangeKind.EXPIRED, now);
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
                    : becomes(EntryState.IN_PRODUCTION, ChangeKind.STARTED, now);
        }
        return met.isConfirmed() ? new AlreadyDone(this) : refused(met);
    }

    /** The artisan lays it aside, or something for it is missing. It keeps its place in hand. */
    public Transition block(Instant now, BlockedFor what) {
        EntryState met = stateAt(now);
        if (!met.isInHand()) {
            return refused(met);
        }
        return what.equals(blockedFor)
                ? new AlreadyDone(this)
                : Moved.between(
                        this, with(EntryState.BLOCKED, workedMinutes, what, milestones.since(now)), ChangeKind.BLOCKED);
    }

    /** Work on it goes on. */
    public Transition resume(Instant now) {
        EntryState met = stateAt(now);
        return switch (met) {
            case BLOCKED -> becomes(EntryState.IN_PRODUCTION, ChangeKind.UNBLOCKED, now);
            case IN_PRODUCTION -> new AlreadyDone(this);
            default -> refused(met);
        };
    }

    /**
     * So many minutes of work are in it by now. More than planned is an overrun. Less than was reported before is refused unless it
     * corrects that, for it makes others wait longer.
     */
    public Transition worked(Instant now, long minutes, boolean correction) {
        EntryState met = stateAt(now);
        if (!met.isInHand()) {
            return refused(met);
        }
        if (minutes < workedMinutes && !correction) {
            return new Refused(met, Reason.WORKED_MORE);
        }
        return minutes == workedMinutes
                ? new AlreadyDone(this)
                : Moved.between(
                        this,
                        with(state, minutes, blockedFor, milestones),
                        minutes > Math.max(workedMinutes, work.minutes()) ? ChangeKind.OVERRAN : ChangeKind.WORKED);
    }

    public Transition finish(Instant now) {
        return finish(now, null);
    }

    /**
     * The artisan's work on it is over: done, or left to cure for its passive time.
     *
     * @param minutes of work in all; null leaves them as they were reported
     */
    public Transition finish(Instant now, @Nullable Long minutes) {
        EntryState met = stateAt(now);
        return switch (met) {
            case IN_PRODUCTION ->
                minutes != null && minutes < workedMinutes
                        ? new Refused(met, Reason.WORKED_MORE)
                        : finished(now, minutes == null ? workedMinutes : minutes);
            case CURING, DONE -> new AlreadyDone(this);
            default -> refused(met);
        };
    }

    private Transition finished(Instant now, long minutes) {
        Entry after = work.passiveMinutes() == 0
                ? with(EntryState.DONE, minutes, null, milestones.since(now))
                : with(
                        EntryState.CURING,
                        minutes,
                        null,
                        milestones.curing(now, now.plus(Duration.ofMinutes(work.passiveMinutes()))));
        return Moved.between(this, after, ChangeKind.FINISHED);
    }

    /** Its passive time is over. */
    public Transition cured(Instant now) {
        if (state == EntryState.DONE) {
            return new AlreadyDone(this);
        }
        EntryState met = stateAt(now);
        if (met == EntryState.DONE) {
            return becomes(EntryState.DONE, ChangeKind.CURED, now);
        }
        return met == EntryState.CURING ? new Refused(met, Reason.STILL_CURING) : refused(met);
    }

    /** The order is called off. In production only the unworked minutes come back. */
    public Transition cancel(Instant now) {
        EntryState met = stateAt(now);
        if (met == EntryState.CANCELLED) {
            return new AlreadyDone(this);
        }
        return met.canBecome(EntryState.CANCELLED)
                ? becomes(EntryState.CANCELLED, ChangeKind.CANCELLED, now)
                : refused(met);
    }

    /** A later date is promised. A promise is never tightened: an earlier one changes nothing. */
    public Transition postpone(LocalDate date, Instant now) {
        EntryState met = stateAt(now);
        if (!met.isConfirmed() || met.isFinal()) {
            return refused(met);
        }
        return date.isAfter(promisedBy)
                ? Moved.between(this, promised(date), ChangeKind.PROMISED)
                : new AlreadyDone(this);
    }

    /** The state as time has made it: an overdue hold is expired, a piece past its curing is done. */
    public EntryState stateAt(Instant now) {
        if (state.isHold() && !holdExpiresAt().isAfter(now)) {
            return EntryState.EXPIRED;
        }
        Instant cures = curingUntil();
        boolean cured = state == EntryState.CURING && cures != null && !cures.isAfter(now);
        return cured ? EntryState.DONE : state;
    }

    /** Work left to do on it. A piece that overruns its plan has none left. */
    public long remainingMinutes() {
        return Math.max(0, work.minutes() - workedMinutes);
    }

    /** Planned work by which it keeps others waiting. */
    long minutesInTheWay() {
        return state.isActive() ? remainingMinutes() : 0;
    }

    PieceInHand inHand() {
        return new PieceInHand(expectedMinutes, workedMinutes);
    }

    /** The entry in another place. */
    Entry at(long key) {
        return new Entry(
                id,
                artisan,
                checkoutId,
                product,
                key,
                state,
                work,
                expectedMinutes,
                workedMinutes,
                transit,
                promisedBy,
                milestones,
                blockedFor);
    }

    private static Transition refused(EntryState met) {
        return new Refused(met, met == EntryState.EXPIRED ? Reason.HOLD_EXPIRED : Reason.ILLEGAL_STEP);
    }

    private Transition becomes(EntryState next, ChangeKind kind, Instant now) {
        return becomes(next, kind, next == EntryState.IN_PRODUCTION ? milestones.started(now) : milestones.since(now));
    }

    private Transition becomes(EntryState next, ChangeKind kind, Milestones reached) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("Entry " + id + " cannot go from " + state + " to " + next);
        }
        return Moved.between(this, with(next, workedMinutes, null, reached), kind);
    }

    private Entry with(EntryState next, long worked, @Nullable BlockedFor blocked, Milestones reached) {
        return with(next, worked, promisedBy, blocked, reached);
    }

    /** The entry with another promise. */
    public Entry promised(LocalDate date) {
        return with(state, workedMinutes, date, blockedFor, milestones);
    }

    private Entry with(
            EntryState next, long worked, LocalDate promise, @Nullable BlockedFor blocked, Milestones reached) {
        return new Entry(
                id,
                artisan,
                checkoutId,
                product,
                orderKey,
                next,
                work,
                expectedMinutes,
                worked,
                transit,
                promise,
                reached,
                blocked);
    }
}
