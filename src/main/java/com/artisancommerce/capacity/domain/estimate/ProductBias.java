package com.artisancommerce.capacity.domain.estimate;

/**
 * How much longer one product takes than the artisan's others, compared with their plans: its own bias, shrunk to the artisan's pace.
 *
 * <p>A normal mean with a normal prior: after {@code n} pieces the bias seen counts {@code n / (n + k)}, with {@code k} the variance of a
 * piece's luck over that of the prior ({@link #PRIOR_SD} squared). The older the piece, the less it counts.
 *
 * @param mean of the log of the bias
 * @param variance of the log of the bias
 */
public record ProductBias(double mean, double variance, int pieces) {
    private static final double PRIOR_SD = 0.2;

    /** Keeps the last hundred pieces or so in mind. */
    private static final double KEPT = 0.99;

    public static final ProductBias UNKNOWN = new ProductBias(0, PRIOR_SD * PRIOR_SD, 0);

    /** Expected minutes of work planned so. Whole, at least 1 where something is planned, and just the plan while nothing is known. */
    public long expected(long planned) {
        return planned == 0 ? 0 : Math.max(1, Math.round(planned * Math.exp(mean)));
    }

    /** @param log of actual over planned minutes at the artisan's pace */
    ProductBias learn(double log, double noise) {
        double before = Math.min(PRIOR_SD * PRIOR_SD, variance / KEPT);
        double surprise = log - mean;
        double trusted = noise / LevelFilter.trust(surprise * surprise / (before + noise));
        double gain = before / (before + trusted);
        return new ProductBias(mean + gain * surprise, (1 - gain) * before, pieces + 1);
    }
}
