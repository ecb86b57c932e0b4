package com.artisancommerce.capacity;

/** How a promise stands against the estimate of today. */
public enum Risk {
    ON_TRACK,
    /** Kept with a probability under {@link #SAFE}. */
    AT_RISK,
    /** More likely broken than kept: the median delivery lies past the promise. */
    LATE;

    /** From this probability on a promise is on track. */
    public static final double SAFE = 0.7;

    /** @param onTime the probability that the promise is kept */
    public static Risk of(boolean medianPastPromise, double onTime) {
        if (medianPastPromise) {
            return LATE;
        }
        return onTime < SAFE ? AT_RISK : ON_TRACK;
    }
}
