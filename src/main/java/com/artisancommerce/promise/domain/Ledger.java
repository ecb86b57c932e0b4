package com.artisancommerce.promise.domain;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.DelayNotice.Silence;
import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.NoticeState.Why;
import com.artisancommerce.promise.Outcome;
import com.artisancommerce.promise.Promise;
import com.artisancommerce.promise.PromiseEvent;
import com.artisancommerce.promise.domain.Step.Moved;
import com.artisancommerce.promise.domain.Step.Refused;
import com.artisancommerce.promise.domain.Step.Unchanged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The promises of one entry, from the first to what became of it. A promise is never tightened: a step enters a later one, or none.
 *
 * @param first the day of the first promise; never changes
 * @param current the day that binds now
 * @param openEnded the customer agreed to wait without a date, and none has been promised since
 * @param delays later promises entered so far
 * @param status as last looked at
 * @param notice the newest delay notice; null before there was one
 * @param outcome null until the piece is done or called off; no promise is entered after that
 */
public record Ledger(
        EntryId entry,
        LocalDate first,
        LocalDate current,
        boolean openEnded,
        int delays,
        Risk status,
        @Nullable DelayNotice notice,
        @Nullable Outcome outcome) {

    /** The ledger of an entry whose order has just been confirmed. */
    public static Ledger open(EntryId entry, LocalDate promisedBy) {
        return new Ledger(entry, promisedBy, promisedBy, false, 0, Risk.ON_TRACK, null, null);
    }

    /** The customer agrees to wait. */
    public Step accept(Instant now) {
        NoticeState met = noticeAt(now);
        if (met instanceof NoticeState.Accepted) {
            return new Unchanged(this);
        }
        return notice != null && met != null && met.isOpen()
                ? delayed(notice.in(new NoticeState.Accepted(now)), Promise.Kind.ACCEPTED, now)
                : new Refused(met);
    }

    /** The customer would rather have the money back. */
    public Step cancel(Instant now) {
        NoticeState met = noticeAt(now);
        if (met instanceof NoticeState.Cancelled) {
            return new Unchanged(this);
        }
        return notice != null && met != null && met.isOpen()
                ? calledOff(notice.in(new NoticeState.Cancelled(now)))
                : new Refused(met);
    }

    /** Settles a notice whose deadline has passed without an answer, as of the deadline. */
    public Step settle(Instant now) {
        NoticeState met = noticeAt(now);
        if (notice == null || met == null || met.isOpen()) {
            return new Refused(met);
        }
        if (!notice.state().isOpen()) {
            return new Unchanged(this);
        }
        return notice.silence() == Silence.STANDS
                ? delayed(notice.in(met), Promise.Kind.STOOD, now)
                : calledOff(notice.in(met));
    }

    /** The piece is done and would be delivered on that day. */
    public Step finished(LocalDate expected, Instant now) {
        return outcome != null ? new Unchanged(this) : ended(kept(expected), now);
    }

    /**
     * The parcel arrived, which says more than any expectation. Nothing changes for a piece that was called off.
     *
     * @param due the day that was first promised for all that is in the parcel, never before the piece's own
     */
    public Step delivered(LocalDate on, LocalDate due, Instant now) {
        Outcome told = on.isAfter(due) ? Outcome.MISSED : Outcome.KEPT;
        return isCalledOff() || outcome == told ? new Unchanged(this) : ended(told, now);
    }

    /** Nothing of it is in any parcel. */
    boolean isCalledOff() {
        return outcome != null && !outcome.wasMade();
    }

    /** The piece was called off in any other way than by answering a notice. What silence has decided is left to be settled. */
    public Step calledOff(Instant now) {
        boolean lapsed = notice != null && notice.state().isOpen() && noticeAt(now) instanceof NoticeState.Lapsed;
        if (outcome != null || lapsed) {
            return new Unchanged(this);
        }
        boolean toldOfADelay = delays > 0 || (notice != null && notice.state().isOpen());
        boolean late = toldOfADelay || status == Risk.LATE;
        return ended(late ? Outcome.CANCELLED_LATE : Outcome.CANCELLED, now);
    }

    /** The same with that notice as the one that is spoken of. An older one is closed: no answer to it moves anything. */
    public Ledger about(DelayNotice one) {
        return asking(one);
    }

    Ledger seen(Risk found) {
        return new Ledger(entry, first, current, openEnded, delays, found, notice, outcome);
    }

    Ledger asking(DelayNotice newest) {
        return new Ledger(entry, first, current, openEnded, delays, status, newest, outcome);
    }

    private Ledger ending(@Nullable DelayNotice newest, Outcome end) {
        return new Ledger(entry, first, current, openEnded, delays, status, newest, end);
    }

    private Step ended(Outcome end, Instant now) {
        if (notice == null || !notice.state().isOpen()) {
            return new Moved(ending(notice, end), List.of());
        }
        DelayNotice withdrawn = notice.in(new NoticeState.Withdrawn(now, Why.ENTRY_ENDED));
        return new Moved(ending(withdrawn, end), List.of(new PromiseEvent.Withdrawn(withdrawn)));
    }

    /** A new day is on track until somebody looks again; without one the old day stays, and what was said of it. */
    private Step delayed(DelayNotice answered, Promise.Kind kind, Instant now) {
        LocalDate date = answered.newDate();
        Promise promise = new Promise(delays + 2, date, now, kind, answered.reason());
        Ledger after = date == null
                ? new Ledger(entry, first, current, true, delays + 1, status, answered, outcome)
                : new Ledger(entry, first, date, false, delays + 1, Risk.ON_TRACK, answered, outcome);
        return new Moved(after, List.of(new PromiseEvent.Delayed(answered, promise)));
    }

    private Step calledOff(DelayNotice answered) {
        return new Moved(ending(answered, Outcome.CANCELLED_LATE), List.of(new PromiseEvent.CalledOff(answered)));
    }

    private @Nullable NoticeState noticeAt(Instant now) {
        return notice == null ? null : notice.stateAt(now);
    }

    private Outcome kept(LocalDate delivered) {
        return delivered.isAfter(first) ? Outcome.MISSED : Outcome.KEPT;
    }
}
