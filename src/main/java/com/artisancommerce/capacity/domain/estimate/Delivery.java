package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.Transit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * From the days a piece may be ready to the days it may be delivered.
 *
 * <p>The carrier takes any time of the range alike. Its middle is added to the median. The 90 % margins of work and carrier are independent
 * and add up as {@code ceil(sqrt(a^2 + b^2))}, the rule for the sum of independent errors: exact where the carrier or the work is certain.
 */
public final class Delivery {

    private Delivery() {}

    /** When what is ready then will be delivered. */
    public static DateEstimate of(DateEstimate ready, Transit transit) {
        LocalDate middle = ready.p50().plusDays(transit.middleDays());
        long work = ChronoUnit.DAYS.between(ready.p50(), ready.p90());
        return new DateEstimate(middle, middle.plusDays(margin(work, carrier(transit))));
    }

    /**
     * The probability to be delivered by a day when the carrier's time is uncertain: a normal through the median and the 90 % date, the
     * day being counted from its end.
     */
    public static double onTime(DateEstimate delivery, LocalDate by) {
        long margin = ChronoUnit.DAYS.between(delivery.p50(), delivery.p90());
        long spare = ChronoUnit.DAYS.between(delivery.p50(), by);
        if (margin == 0) {
            return spare >= 0 ? 1 : 0;
        }
        return Normal.below(Normal.P90 * spare / margin);
    }

    /** Days by which the carrier's 90 % time exceeds its middle. */
    static long carrier(Transit transit) {
        return transit.minDays()
                + Math.ceilDiv(9L * (transit.maxDays() - transit.minDays()), 10)
                - transit.middleDays();
    }

    private static long margin(long work, long carrier) {
        return carrier == 0 ? work : (long) Math.ceil(Math.sqrt((double) work * work + (double) carrier * carrier));
    }
}
