package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar.Finisher;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Dates from the distribution of the work: the sum of all that comes first and the piece itself is taken for log-normal
 * ({@link Pace#of}), its median and its 90 % quantile go through the calendar, then come passive time and the carrier ({@link Delivery}).
 *
 * <p>One shared pace keeps the 90 % date honest: independent luck alone averages out over a long queue and would make it falsely tight.
 * Constant time from integer sums, whatever the length of the queue. With {@link Pace#EXACT} it is {@link PlainEstimator} to the day.
 */
public record LognormalEstimator(Pace pace) implements Estimator {

    @Override
    public Estimator with(Pace other) {
        return new LognormalEstimator(other);
    }

    @Override
    public Load inHand(long planned, long expected, long worked) {
        Remaining left = Remaining.of(pace, expected, worked);
        return new Load(1, Math.max(0, planned - worked), left.expected(), left.squares());
    }

    @Override
    public Sitting at(LocalDate today, WorkCalendar calendar) {
        return new Dates(this, new Workbench(today, calendar));
    }

    /** The work that has to be done until the piece is made. */
    public Spread work(Load ahead, Piece own) {
        return pace.of(
                (double) ahead.expectedMinutes() + own.load().expectedMinutes(),
                (double) ahead.sumOfSquares() + own.load().sumOfSquares());
    }

    private static final class Dates implements Sitting {
        private final LognormalEstimator estimator;
        private final Workbench bench;
        private final Finisher medians;
        private final Finisher limits;

        Dates(LognormalEstimator estimator, Workbench bench) {
            this.estimator = estimator;
            this.bench = bench;
            this.medians = bench.calendar().from(bench.today());
            this.limits = bench.calendar().from(bench.today());
        }

        @Override
        public Estimate estimate(Load ahead, Piece own) {
            Spread work = estimator.work(ahead, own);
            long minutes = work.p90();
            Optional<LocalDate> median = medians.finish(work.p50());
            Optional<LocalDate> limit = limits.finish(minutes);
            if (median.isEmpty() || limit.isEmpty()) {
                return bench.never();
            }
            long passive = own.passiveDays();
            DateEstimate ready =
                    new DateEstimate(median.get().plusDays(passive), limit.get().plusDays(passive));
            DateEstimate delivery = Delivery.of(ready, own.transit());
            return new Estimate.Known(ready, delivery, new Explanation(bench, ahead, own, minutes, ready, delivery));
        }

        @Override
        public double onTime(Load ahead, Piece own, Estimate.Known estimate, LocalDate by) {
            if (Delivery.carrier(own.transit()) > 0) {
                return Delivery.onTime(estimate.delivery(), by);
            }
            LocalDate made = by.minusDays(own.passiveDays() + own.transit().middleDays());
            if (ChronoUnit.DAYS.between(bench.today(), made) < 0) {
                return 0;
            }
            return estimator.work(ahead, own).within(bench.calendar().capacity(bench.today(), made.plusDays(1)));
        }
    }
}
