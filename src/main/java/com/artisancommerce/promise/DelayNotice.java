package com.artisancommerce.promise;

import com.artisancommerce.capacity.EntryId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Tells a customer that a promise will not be kept, and asks: wait, or have the money back.
 *
 * @param promisedBy the promise that it is about
 * @param newDate the day offered instead, later than {@code promisedBy}; null when nobody can say
 * @param reason in words that the customer reads
 * @param silence what no answer means; fixed when the notice is opened, whatever the policy becomes
 * @param answerBy the first instant at which no answer counts any more
 */
public record DelayNotice(
        NoticeId id,
        EntryId entry,
        LocalDate promisedBy,
        @Nullable LocalDate newDate,
        String reason,
        Origin origin,
        Silence silence,
        Instant openedAt,
        Instant answerBy,
        NoticeState state) {

    /** Who found out. */
    public enum Origin {
        /** The estimate; it takes the notice back when the piece is in time again. */
        WATCHER,
        /** The artisan or the shop, who know more than the estimate; only they replace it. */
        STAFF
    }

    /** What it means when the customer does not answer. */
    public enum Silence {
        STANDS,
        REFUNDS
    }

    /** The state as time has made it, whether anybody has settled it or not. */
    public NoticeState stateAt(Instant now) {
        if (!state.isOpen() || now.isBefore(answerBy)) {
            return state;
        }
        return silence == Silence.STANDS ? new NoticeState.StoodBySilence(answerBy) : new NoticeState.Lapsed(answerBy);
    }

    public DelayNotice in(NoticeState next) {
        return new DelayNotice(id, entry, promisedBy, newDate, reason, origin, silence, openedAt, answerBy, next);
    }
}
