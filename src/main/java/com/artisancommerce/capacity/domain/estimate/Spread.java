package com.artisancommerce.capacity.domain.estimate;

/** Minutes of work that are log-normal: the median, and the standard deviation of the logarithm. */
public record Spread(double median, double sigma) {
    public static final Spread NOTHING = new Spread(0, 0);

    /** A sum that is a whole number of minutes but for rounding is that number. */
    private static final double ROUNDING = 1e-6;

    /** The longest that dates are computed for; any calendar ends before. */
    private static final double MOST_MINUTES = 1e15;

    /** Minutes within which the work is done half the time. */
    public long p50() {
        return minutes(median);
    }

    /** Minutes within which the work is done nine times out of ten. */
    public long p90() {
        return minutes(median * Math.exp(Normal.P90 * sigma));
    }

    /** The probability that the work is done within so many minutes. */
    public double within(long minutes) {
        if (sigma == 0 || median == 0) {
            return minutes >= minutes(median) ? 1 : 0;
        }
        return minutes <= 0 ? 0 : Normal.below(Math.log(minutes / median) / sigma);
    }

    private static long minutes(double exact) {
        return (long) Math.ceil(Math.min(exact, MOST_MINUTES) - ROUNDING);
    }
}
