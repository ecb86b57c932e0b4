package com.artisancommerce.capacity.domain.estimate;

/**
 * The work left of a piece in hand, given how long it was worked on already.
 *
 * <p>Its whole effort is log-normal with log-mean {@code mu} and log-sd {@code w}, and known to exceed the {@code t} minutes worked. The
 * moments of the truncated log-normal are {@code E[A^k | A > t] = exp(k mu + k^2 w^2 / 2) Phi(k w - z) / Phi(-z)} with
 * {@code z = (ln t - mu) / w} (N. L. Johnson, S. Kotz, N. Balakrishnan, "Continuous Univariate Distributions" 1, ch. 14). Written
 * with Mills' ratio {@code M} they are {@code t^k M(z - k w) / M(z)}, which holds however far {@code t} is beyond the plan: the
 * work left then grows as {@code t w / z}, and so a piece that overruns stretches its own date and all behind it.
 *
 * <p>The answer is put as a waiting piece would be, {@code expected} minutes and their {@code squares}, so that it adds up with all
 * others and shares the artisan's pace with them. For a piece not worked on yet it is exactly that piece.
 *
 * @param expected minutes before the artisan's pace; at least 1 unless all is certain
 * @param squares such that pace and luck together give the variance of the work left
 */
record Remaining(long expected, long squares) {
    /** Left of this z-score the condition says nothing: all but 1e-9 of the pieces take longer. */
    private static final double CERTAIN = -6;

    static Remaining of(Pace pace, long expected, long worked) {
        if (worked <= 0) {
            return new Remaining(expected, expected * expected);
        }
        if (pace.isExact() || expected <= 0) {
            long left = Math.max(0, expected - worked);
            return new Remaining(left, left * left);
        }
        double mean = Math.exp(pace.logPace() + pace.variance() / 2);
        double w2 = pace.variance() + Math.log1p(pace.itemVariance());
        double mu = Math.log(expected * mean) - w2 / 2;
        return left(pace, mean, mu, Math.sqrt(w2), (double) worked);
    }

    private static Remaining left(Pace pace, double meanPace, double mu, double w, double t) {
        double z = (Math.log(t) - mu) / w;
        double first = moment(1, mu, w, z, t);
        double mean = first - t;
        double variance = Math.max(0, moment(2, mu, w, z, t) - first * first);
        double shared = Math.exp(pace.variance());
        double own = Math.max(0, variance - mean * mean * (shared - 1));
        double squares = pace.itemVariance() == 0 ? 0 : own / (shared * pace.itemVariance() * meanPace * meanPace);
        return new Remaining(Math.max(1, Math.round(mean / meanPace)), Math.round(squares));
    }

    /** The k-th moment of the whole effort, given that it exceeds t. */
    private static double moment(int k, double mu, double w, double z, double t) {
        return z < CERTAIN
                ? Math.exp(k * mu + k * k * w * w / 2)
                : Math.pow(t, k) * Normal.mills(z - k * w) / Normal.mills(z);
    }
}
