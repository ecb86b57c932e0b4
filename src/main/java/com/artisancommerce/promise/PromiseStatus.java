package com.artisancommerce.promise;

import com.artisancommerce.capacity.DateEstimate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How likely a promise is to be kept. */
public enum PromiseStatus {
    ON_TRACK,
    /** In time with a probability under 0.7. */
    AT_RISK,
    /** More likely late than not: the median lies past the promise. */
    LATE;

    /** The 90 % quantile of the standard normal distribution, and the 70 % one that separates on track from at risk. */
    private static final double Z90 = 1.2816;

    private static final double Z70 = 0.5244;

    /** How a promise stands, the time between the two dates of the estimate taken as normally distributed. */
    public static PromiseStatus of(DateEstimate delivery, LocalDate promisedBy) {
        if (delivery.p50().isAfter(promisedBy)) {
            return LATE;
        }
        long slack = ChronoUnit.DAYS.between(delivery.p50(), promisedBy);
        long spread = ChronoUnit.DAYS.between(delivery.p50(), delivery.p90());
        return slack * Z90 < spread * Z70 ? AT_RISK : ON_TRACK;
    }
}
