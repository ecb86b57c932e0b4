package com.artisancommerce.capacity.domain.estimate;

/**
 * One assumption about how fast an artisan's pace drifts, and what the finished pieces say about the pace if it is right.
 *
 * <p>The local-level model (M. West, J. Harrison, "Bayesian Forecasting and Dynamic Models", ch. 2; A. Harvey, "Forecasting, Structural
 * Time Series Models and the Kalman Filter"): the log of the pace is a random walk, each piece shows it with noise. The recency weights
 * follow from it: with drift, old pieces count less. An observation far out counts as under Student's t with {@link #FREEDOM} degrees of
 * freedom, by its weight {@code (nu + 1) / (nu + z^2)} (K. Lange, R. Little, J. Taylor, JASA 1989): its influence falls again the more absurd
 * it is.
 *
 * @param mean of the log of the pace
 * @param variance of the log of the pace
 * @param evidence log of the discounted likelihood of all that was seen, up to a constant that all filters share
 */
public record LevelFilter(Drift drift, double mean, double variance, double evidence) {
    private static final double FREEDOM = 8;

    /** How much of what an assumption has earned it keeps with the next piece; another may be right by now. */
    private static final double KEPT = 0.995;

    /** How fast a pace may drift: the variance of the step of its log over a day of work, and how likely that is at first. */
    public enum Drift {
        NONE(0, 0.5),
        /** Some 8 % a year. */
        SLOW(3e-5, 0.2),
        /** Some 15 % a year. */
        USUAL(1e-4, 0.15),
        /** Some 25 % a year. */
        FAST(3e-4, 0.1),
        /** Some 50 % a year, or a sudden change. */
        WILD(1e-3, 0.05);

        private final double daily;
        private final double logPrior;

        Drift(double daily, double prior) {
            this.daily = daily;
            this.logPrior = Math.log(prior);
        }

        double daily() {
            return daily;
        }
    }

    /** Log of how likely its assumption is now, up to a constant that all filters share. */
    double logWeight() {
        return drift.logPrior + evidence;
    }

    /**
     * The filter after a piece.
     *
     * @param log of how many times longer it took than expected
     * @param noise variance of the luck of that piece
     */
    LevelFilter learn(double log, double noise, double days) {
        double before = variance + drift.daily * days;
        double surprise = log - mean;
        double total = before + noise;
        double z2 = surprise * surprise / total;
        double gain = before / (before + noise / trust(z2));
        double likelihood = -0.5 * Math.log(total) - (FREEDOM + 1) / 2 * Math.log1p(z2 / FREEDOM);
        return new LevelFilter(drift, mean + gain * surprise, (1 - gain) * before, KEPT * evidence + likelihood);
    }

    /** Less than 1 where the observation is far out, by its squared z-score. */
    static double trust(double z2) {
        return Math.min(1, (FREEDOM + 1) / (FREEDOM + z2));
    }
}
