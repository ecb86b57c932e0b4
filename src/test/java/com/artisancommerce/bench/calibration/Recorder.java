package com.artisancommerce.bench.calibration;

import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Load;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.domain.estimate.Pace;
import com.artisancommerce.capacity.domain.estimate.Piece;
import com.artisancommerce.capacity.domain.estimate.Spread;
import java.time.LocalDate;

/** The estimator of the product, which notes the minutes behind the last dates that it gave. */
record Recorder(LognormalEstimator estimator, Notes notes) implements Estimator {

    static Recorder of(Pace pace) {
        return new Recorder(new LognormalEstimator(pace), new Notes());
    }

    Spread last() {
        return notes.work;
    }

    @Override
    public Estimator with(Pace pace) {
        return new Recorder(new LognormalEstimator(pace), notes);
    }

    @Override
    public Load inHand(long planned, long expected, long worked) {
        return estimator.inHand(planned, expected, worked);
    }

    @Override
    public Sitting at(LocalDate today, WorkCalendar calendar) {
        Sitting sitting = estimator.at(today, calendar);
        return new Sitting() {
            @Override
            public Estimate estimate(Load ahead, Piece own) {
                notes.work = estimator.work(ahead, own);
                return sitting.estimate(ahead, own);
            }

            @Override
            public double onTime(Load ahead, Piece own, Estimate.Known estimate, LocalDate by) {
                return sitting.onTime(ahead, own, estimate, by);
            }
        };
    }

    private static final class Notes {
        private Spread work = Spread.NOTHING;
    }
}
