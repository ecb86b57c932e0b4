package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Exact queue arithmetic, as if all work took just the expected minutes: the calendar day on which the work ahead and the piece's
 * own are done, then whole days of passive time, then the carrier's range. Only the carrier spreads p50 and p90.
 *
 * <p>What {@link LognormalEstimator} is held to where nothing is left to chance.
 */
public final class PlainEstimator implements Estimator {

    @Override
    public Estimator with(Pace pace) {
        return this;
    }

    @Override
    public Load inHand(long planned, long expected, long worked) {
        long left = Math.max(0, expected - worked);
        return new Load(1, Math.max(0, planned - worked), left, left * left);
    }

    @Override
    public Sitting at(LocalDate today, WorkCalendar calendar) {
        return new Plain(new Workbench(today, calendar));
    }

    private record Plain(Workbench bench) implements Sitting {

        @Override
        public Estimate estimate(Load ahead, Piece own) {
            long minutes = ahead.expectedMinutes() + own.load().expectedMinutes();
            Optional<LocalDate> made = bench.calendar().finish(bench.today(), minutes);
            if (made.isEmpty()) {
                return bench.never();
            }
            LocalDate day = made.get().plusDays(own.passiveDays());
            DateEstimate ready = new DateEstimate(day, day);
            DateEstimate delivery = Delivery.of(ready, own.transit());
            return new Estimate.Known(ready, delivery, new Explanation(bench, ahead, own, minutes, ready, delivery));
        }

        @Override
        public double onTime(Load ahead, Piece own, Estimate.Known estimate, LocalDate by) {
            return Delivery.onTime(estimate.delivery(), by);
        }
    }
}
