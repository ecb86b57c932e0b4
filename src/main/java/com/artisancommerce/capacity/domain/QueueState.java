package com.artisancommerce.capacity.domain;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Admission.Full;
import com.artisancommerce.capacity.Admission.FullReason;
import com.artisancommerce.capacity.Admission.NoHours;
import com.artisancommerce.capacity.Admission.Paused;
import com.artisancommerce.capacity.Admission.Refused;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.Quote;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.capacity.domain.estimate.Load;
import com.artisancommerce.capacity.domain.estimate.Piece;
import com.artisancommerce.catalog.ProductId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * All that admission and quotes look at: the terms, the summary row and the few pieces in hand. Never those who wait, and of the holds
 * only those that ran out.
 *
 * @param ranOut of the summary's holds, those whose time is over and that nobody has tidied up yet; they are few, and read beside it
 * @param othersWaiting how many stand on the waitlist; they come before whoever asks only now
 */
public record QueueState(
        Terms terms,
        QueueSummary summary,
        HoldSums ranOut,
        List<PieceInHand> inHand,
        Experience experience,
        int othersWaiting) {
    /** Keys are given this far apart, so that a reorder finds room between two and writes only the entries that it moves. */
    static final long KEY_SPACING = 1L << 20;

    private static final int SEARCH_YEARS = 2;

    public QueueState {
        inHand = List.copyOf(inHand);
        if (summary.held().minus(ranOut).isBelowZero()) {
            throw new IllegalArgumentException(
                    "More holds ran out than the queue holds: " + ranOut + " of " + summary.held());
        }
    }

    /** A queue that nobody waits for. */
    public QueueState(
            Terms terms, QueueSummary summary, HoldSums ranOut, List<PieceInHand> inHand, Experience experience) {
        this(terms, summary, ranOut, inHand, experience, 0);
    }

    /** What an order of this work would get now. */
    public Quote quote(
            ArtisanId artisan, ProductId product, WorkItem work, Transit transit, Instant now, Estimator estimator) {
        LocalDate today = terms.calendar().today(now);
        Load ahead = ahead(estimator);
        Estimate estimate = estimate(product, work, transit, today, estimator);
        return new Quote(
                nextPosition(),
                ahead.entries(),
                ahead.minutes(),
                estimate,
                refusal(artisan, work.minutes(), today).or(() -> withoutDate(artisan, estimate)),
                experience.pace().basis(),
                experience.pace().sampleSize(),
                now,
                summary.version());
    }

    /** When a newcomer would be made and delivered. */
    Estimate estimate(ProductId product, WorkItem work, Transit transit, LocalDate today, Estimator estimator) {
        Piece own = newcomer(product, work, transit);
        return estimator.with(experience.pace()).estimate(today, terms.calendar(), ahead(estimator), own);
    }

    /** A piece that comes now, with what is known of its product. */
    public Piece newcomer(ProductId product, WorkItem work, Transit transit) {
        return Piece.waiting(work.minutes(), expected(product, work), work.passiveMinutes(), transit);
    }

    /** The minutes to expect of a newcomer's work, before the artisan's pace. */
    long expected(ProductId product, WorkItem work) {
        return experience.expected(product, work.minutes());
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
        if (fits) {
            return othersWaiting > 0 ? Optional.of(othersWait(artisan)) : Optional.empty();
        }
        Full full = full(artisan, minutes, today);
        boolean inLine = othersWaiting > 0 && full.reason() == FullReason.NO_ROOM_YET;
        return Optional.of(inLine ? othersWait(artisan) : full);
    }

    /** Why work that fits is refused all the same: there is no date to promise. */
    public static Optional<Refused> withoutDate(ArtisanId artisan, Estimate estimate) {
        return estimate instanceof Estimate.Known ? Optional.empty() : Optional.of(Full.withoutDate(artisan));
    }

    /** The queue as the first of those who wait meets it. */
    public QueueState forTheFirstInLine() {
        return new QueueState(terms, summary, ranOut, inHand, experience, 0);
    }

    /** Minutes promised beyond those that may be sold from that day on. Nobody is thrown out; nobody gets in either. */
    public long overCommittedMinutes(LocalDate today) {
        return Math.max(0, activeMinutes() - terms.sellable(today));
    }

    /** The holds that are still alive. */
    public HoldSums holds() {
        return summary.held().minus(ranOut);
    }

    /** Minutes promised to somebody: confirmed and not yet worked, or held. */
    public long activeMinutes() {
        return summary.remainingMinutes() + holds().minutes();
    }

    int nextPosition() {
        return summary.waiting() + holds().count() + 1;
    }

    /** What stands before a newcomer. */
    Load ahead(Estimator estimator) {
        Estimator known = estimator.with(experience.pace());
        Load onTheTable = Load.NONE;
        for (PieceInHand piece : inHand) {
            onTheTable = onTheTable.plus(known.inHand(0, piece.expectedMinutes(), piece.workedMinutes()));
        }
        return new Load(
                summary.inHand() + summary.waiting() + holds().count(),
                activeMinutes(),
                onTheTable.expectedMinutes() + summary.expectedMinutes() + holds().expectedMinutes(),
                onTheTable.sumOfSquares() + summary.sumOfSquares() + holds().sumOfSquares());
    }

    /** The key of the next to come. */
    long nextKey() {
        return summary.tailKey() + KEY_SPACING;
    }

    /** The state with one more hold, at the tail. */
    public QueueState holding(ProductId product, WorkItem work) {
        HoldSums one = HoldSums.one(work.minutes(), expected(product, work));
        return new QueueState(terms, summary.holding(nextKey(), one), ranOut, inHand, experience, othersWaiting);
    }

    /** The same queue of an artisan of whom that is known. */
    public QueueState with(Experience known) {
        return new QueueState(terms, summary, ranOut, inHand, known, othersWaiting);
    }

    /** The state as the next version. */
    QueueState changed(Instant now) {
        return new QueueState(terms, summary.apply(now), ranOut, inHand, experience, othersWaiting);
    }

    /** How long those before need nobody knows: they may turn their offers down. */
    private static Full othersWait(ArtisanId artisan) {
        return new Full(artisan, Optional.empty(), FullReason.OTHERS_WAIT);
    }

    /** The first day within two years on which what is left by then, plus the new minutes, fits from that day on. */
    private Full full(ArtisanId artisan, long minutes, LocalDate today) {
        int days = Math.toIntExact(ChronoUnit.DAYS.between(today, today.plusYears(SEARCH_YEARS)));
        long[] sums = terms.calendar().sums(today, days + terms.horizonDays());
        boolean fitsAlone = false;
        for (int day = 0; day <= days; day++) {
            long sellable = terms.share(sums[day + terms.horizonDays()] - sums[day]);
            long left = Math.max(0, activeMinutes() - sums[day]);
            if (left + minutes <= sellable) {
                return new Full(artisan, Optional.of(today.plusDays(day)), FullReason.NO_ROOM_YET);
            }
            fitsAlone |= minutes <= sellable;
        }
        FullReason reason = fitsAlone ? FullReason.NO_ROOM_WITHIN_TWO_YEARS : FullReason.TOO_LARGE;
        return new Full(artisan, Optional.empty(), reason);
    }
}
