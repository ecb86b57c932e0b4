package com.artisancommerce.capacity.domain;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Admission.Full;
import com.artisancommerce.capacity.Admission.FullReason;
import com.artisancommerce.capacity.Admission.NoHours;
import com.artisancommerce.capacity.Admission.Paused;
import com.artisancommerce.capacity.Admission.Refused;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.Quote;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Load;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** All that admission and quotes look at: the terms, the summary row and the few active holds. Never the entries. */
public record QueueState(Terms terms, QueueSummary summary, ActiveHolds holds) {
    private static final int SEARCH_YEARS = 2;

    /** What an order of this work would get now. */
    public Quote quote(ArtisanId artisan, WorkItem work, Transit transit, Instant now, Estimator estimator) {
        LocalDate today = terms.calendar().today(now);
        Load ahead = ahead();
        return new Quote(
                nextPosition(),
                ahead.entries(),
                ahead.minutes(),
                estimator.estimate(today, terms.calendar(), ahead, work, transit),
                refusal(artisan, work.minutes(), today),
                now,
                summary.version());
    }

    /**
     * Why so many minutes more cannot be taken in today; empty when they can. The rule: remaining work of confirmed entries, plus
     * active holds, plus the new minutes must not exceed what is sellable from today on.
     */
    public Optional<Refused> refusal(ArtisanId artisan, long minutes, LocalDate today) {
        Pause pause = terms.pause();
        if (terms.calendar().capacity(today, today.plusYears(SEARCH_YEARS)) == 0) {
            return Optional.of(new NoHours(artisan));
        }
        if (pause != null && pause.isInForce(today)) {
            return Optional.of(new Paused(artisan, pause.reason(), pause.until()));
        }
        boolean fits = activeMinutes() + minutes <= terms.sellable(today);
        return fits ? Optional.empty() : Optional.of(full(artisan, minutes, today));
    }

    /** Minutes promised to somebody: confirmed and not yet worked, or held. */
    public long activeMinutes() {
        return summary.remainingMinutes() + holds.minutes();
    }

    int nextPosition() {
        return summary.waiting() + holds.count() + 1;
    }

    /** What stands before a newcomer. */
    Load ahead() {
        return new Load(
                summary.inHand() + summary.waiting() + holds.count(),
                activeMinutes(),
                summary.sumOfSquares() + holds.sumOfSquares());
    }

    /** The state with one more hold, at the tail. */
    public QueueState holding(WorkItem work) {
        return new QueueState(terms, summary.withTailKey(summary.tailKey() + 1), holds.plus(work.minutes()));
    }

    /** The state as the next version. */
    QueueState changed(Instant now) {
        return new QueueState(terms, summary.apply(now), holds);
    }

    /** The first day within two years on which what is left by then, plus the new minutes, fits from that day on. */
    private Full full(ArtisanId artisan, long minutes, LocalDate today) {
        LocalDate last = today.plusYears(SEARCH_YEARS);
        boolean fitsAlone = false;
        for (LocalDate day = today; !day.isAfter(last); day = day.plusDays(1)) {
            long sellable = terms.sellable(day);
            long left = Math.max(0, activeMinutes() - terms.calendar().capacity(today, day));
            if (left + minutes <= sellable) {
                return new Full(artisan, Optional.of(day), FullReason.NO_ROOM_YET);
            }
            fitsAlone |= minutes <= sellable;
        }
        FullReason reason = fitsAlone ? FullReason.NO_ROOM_WITHIN_TWO_YEARS : FullReason.TOO_LARGE;
        return new Full(artisan, Optional.empty(), reason);
    }
}
