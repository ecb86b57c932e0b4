package com.artisancommerce.promise.domain;

import com.artisancommerce.capacity.Risk;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.DelayNotice.Origin;
import com.artisancommerce.promise.DelayPolicy;
import com.artisancommerce.promise.NoticeId;
import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.NoticeState.Why;
import com.artisancommerce.promise.PromiseEvent;
import com.artisancommerce.promise.domain.Step.Moved;
import com.artisancommerce.promise.domain.Step.Refused;
import com.artisancommerce.promise.domain.Step.Unchanged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When customers are told of a delay, and when that is taken back. One notice of an entry is open at a time.
 *
 * @param policy of the shop, as it is now; a notice keeps what it was opened with
 * @param now read under the lock of what is decided on
 */
public record Announcements(DelayPolicy policy, Instant now) {

    /**
     * Looks at a promise in the light of a new estimate: opens a notice when the piece is late, takes it back when it is on track again,
     * replaces it when the day that it offers will not be kept either. On track, not merely no longer late: an estimate that wavers
     * around the promise writes no letters. The estimate touches nothing that the staff have announced, nor what silence has decided
     * and nobody has settled yet.
     *
     * @param next the id of the notice, should there be one
     */
    public Step look(Ledger ledger, Outlook outlook, NoticeId next) {
        if (ledger.outcome() != null) {
            return new Unchanged(ledger);
        }
        Ledger seen = ledger.seen(outlook.risk());
        DelayNotice asked = ledger.notice();
        if (asked != null && asked.state().isOpen()) {
            boolean mine =
                    asked.origin() == Origin.WATCHER && asked.stateAt(now).isOpen();
            return mine ? reconsider(ledger, seen, asked, outlook, next) : step(ledger, seen);
        }
        return seen.status() == Risk.LATE && !agreedToWait(ledger, outlook)
                ? open(seen, notice(seen, next, outlook.offer(), outlook.reason(), Origin.WATCHER))
                : step(ledger, seen);
    }

    /**
     * The artisan or the shop announce a delay themselves. Saying the same again changes nothing. Refused once the piece is done or
     * called off, for a day that is no delay, and while silence about an earlier notice is still to be settled.
     *
     * @param date later than the promise; null when they cannot say
     */
    public Step announce(Ledger ledger, @Nullable LocalDate date, String reason, NoticeId next) {
        DelayNotice asked = ledger.notice();
        NoticeState met = asked == null ? null : asked.stateAt(now);
        if (ledger.outcome() != null || (date != null && !date.isAfter(ledger.current()))) {
            return new Refused(met);
        }
        DelayNotice opened = notice(ledger, next, date, reason, Origin.STAFF);
        if (asked == null || met == null || !asked.state().isOpen()) {
            return open(ledger, opened);
        }
        if (!met.isOpen()) {
            return new Refused(met);
        }
        return saysTheSame(asked, opened) ? new Unchanged(ledger) : replace(ledger, asked, opened);
    }

    private Step reconsider(Ledger before, Ledger seen, DelayNotice asked, Outlook outlook, NoticeId next) {
        if (seen.status() == Risk.ON_TRACK) {
            DelayNotice withdrawn = asked.in(new NoticeState.Withdrawn(now, Why.ON_TIME_AGAIN));
            return new Moved(seen.asking(withdrawn), List.of(new PromiseEvent.Withdrawn(withdrawn)));
        }
        return isOverhauled(asked, outlook)
                ? replace(seen, asked, notice(seen, next, outlook.offer(), outlook.reason(), Origin.WATCHER))
                : step(before, seen);
    }

    /** Without a day, until the estimate has one; where the staff have asked, until they have one. */
    private static boolean agreedToWait(Ledger ledger, Outlook outlook) {
        DelayNotice agreed = ledger.notice();
        boolean staffAsked = agreed != null && agreed.origin() == Origin.STAFF;
        return ledger.openEnded() && (staffAsked || outlook.offer() == null);
    }

    /** The day that it offers will not be kept either; or it offers none, and now there is one that is a delay. */
    private static boolean isOverhauled(DelayNotice asked, Outlook outlook) {
        LocalDate offered = asked.newDate();
        LocalDate offer = outlook.offer();
        return offered == null ? offer != null && offer.isAfter(asked.promisedBy()) : outlook.isPast(offered);
    }

    private static boolean saysTheSame(DelayNotice one, DelayNotice other) {
        return one.origin() == other.origin()
                && one.reason().equals(other.reason())
                && Objects.equals(one.newDate(), other.newDate());
    }

    private static Step step(Ledger before, Ledger seen) {
        return before.equals(seen) ? new Unchanged(before) : new Moved(seen, List.of());
    }

    private static Step open(Ledger ledger, DelayNotice opened) {
        return new Moved(ledger.asking(opened), List.of(new PromiseEvent.Announced(opened)));
    }

    private Step replace(Ledger ledger, DelayNotice asked, DelayNotice opened) {
        DelayNotice replaced = asked.in(new NoticeState.Withdrawn(now, Why.REPLACED));
        return new Moved(
                ledger.asking(opened),
                List.of(new PromiseEvent.Withdrawn(replaced), new PromiseEvent.Announced(opened)));
    }

    private DelayNotice notice(Ledger ledger, NoticeId id, @Nullable LocalDate date, String reason, Origin origin) {
        return new DelayNotice(
                id,
                ledger.entry(),
                ledger.current(),
                date,
                reason,
                origin,
                policy.silenceAbout(ledger.current(), date, ledger.delays()),
                now,
                policy.answerBy(now),
                new NoticeState.Open());
    }
}
