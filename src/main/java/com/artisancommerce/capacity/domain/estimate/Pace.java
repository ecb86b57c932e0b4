package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.capacity.Basis;

/**
 * How an artisan's work relates to its plan, as far as it is known now.
 *
 * <p>A piece expected to take {@code e} minutes takes {@code e * P * x}. {@code P} is the artisan's one pace, the same for all
 * pieces and not known exactly: log-normal with log-mean {@code logPace} and log-variance {@code variance}. {@code x} is the luck of
 * each piece, independent, <em>mean one</em>, so that long queues need no correction; its variance is {@code itemVariance}.
 *
 * @param logPace log of the median pace; 0 is as planned, 0.1 takes some 10 % longer
 * @param variance of the log of the pace: what is not known of it today
 * @param itemVariance of one piece's luck, which averages out over a long queue as the pace does not
 * @param dailyDrift by how much the variance of the log of the pace grows over each day of eight hours of work to come
 * @param sampleSize finished pieces that it was learned from
 */
public record Pace(
        double logPace, double variance, double itemVariance, double dailyDrift, Basis basis, int sampleSize) {
    /** Everything takes just as long as expected. */
    public static final Pace EXACT = new Pace(0, 0, 0, 0, Basis.PRIOR, 0);

    /** A day of work, the unit of the pace's own clock. */
    static final double MINUTES_A_DAY = 480;

    public Pace {
        if (!(Double.isFinite(logPace) && variance >= 0 && itemVariance >= 0 && dailyDrift >= 0)) {
            throw new IllegalArgumentException("A pace is finite and no variance negative: log " + logPace
                    + ", variance " + variance + ", of items " + itemVariance + ", drift " + dailyDrift);
        }
    }

    /** Whether nothing about it is left to chance. */
    boolean isExact() {
        return variance == 0 && itemVariance == 0 && dailyDrift == 0;
    }

    /**
     * The distribution of the work of some pieces together.
     *
     * <p>With {@code E} the sum of their expected minutes and {@code Q} the sum of the squares, the mean is {@code E[P] E} and the
     * second moment {@code E[P^2] (E^2 + itemVariance Q)}. The log-normal with these two moments has log-variance
     * {@code variance + ln(1 + itemVariance Q / E^2)} and median {@code exp(logPace) E / sqrt(1 + itemVariance Q / E^2)}: the
     * moment matching of L. F. Fenton, "The sum of log-normal probability distributions", IRE Trans. (1960), after R. I. Wilkinson.
     * The pace moves on meanwhile as a random walk; the mean of such a walk over a stretch has a third of the variance at its end.
     */
    Spread of(double expected, double squares) {
        if (expected <= 0) {
            return Spread.NOTHING;
        }
        double itemShare = itemVariance * squares / (expected * expected);
        double drift = dailyDrift * expected / MINUTES_A_DAY / 3;
        return new Spread(
                Math.exp(logPace) * expected / Math.sqrt(1 + itemShare),
                Math.sqrt(variance + drift + Math.log1p(itemShare)));
    }
}
