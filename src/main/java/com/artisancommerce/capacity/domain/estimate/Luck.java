package com.artisancommerce.capacity.domain.estimate;

/**
 * What is known of the spread of single pieces around the artisan's pace: discounted sums over the finished pieces, to which a prior
 * of {@link #PRIOR_PIECES} pieces with log-sd {@link #PRIOR_SD} is added whenever they are read.
 *
 * <p>The logs alone would do if all luck were log-normal. Heavy tails (a pot that cracks and is made again) shift the mean of the work
 * away from its median by more than that, and the mean is what a long queue feels; so the ratios themselves are kept too. All are bounded:
 * a z-score beyond {@link #MOST_SURPRISE} counts as that (P. Huber, "Robust Statistics", proposal 2), a ratio beyond {@link #MOST_RATIO} as that, and
 * one beyond {@link #ABSURD} is a slip of the pen and says nothing.
 *
 * @param pieces discounted number of pieces
 * @param squares of the logs' deviations
 * @param ratios actual over expected minutes, at the pace of the day
 * @param squaredRatios their squares
 */
public record Luck(double pieces, double squares, double ratios, double squaredRatios) {
    static final Luck NONE = new Luck(0, 0, 0, 0);

    static final double PRIOR_SD = 0.3;
    static final double PRIOR_PIECES = 10;

    /** Means of ratios are noisier than those of logs, so more pieces are asked of them. */
    private static final double PRIOR_PIECES_OF_RATIOS = 15;

    private static final double MOST_SURPRISE = 4;
    private static final double MOST_RATIO = 8;
    private static final double ABSURD = 20;

    /** Keeps some 200 pieces in mind. */
    private static final double KEPT = 0.995;

    /** Variance of the log of one piece's luck. */
    double noise() {
        return (PRIOR_PIECES * PRIOR_SD * PRIOR_SD + squares) / (PRIOR_PIECES + pieces);
    }

    /** Mean of one piece's luck when its median is 1. */
    double mean() {
        return (PRIOR_PIECES_OF_RATIOS * Math.exp(noise() / 2) + ratios) / (PRIOR_PIECES_OF_RATIOS + pieces);
    }

    /** Variance of one piece's luck when its mean is 1. */
    double variance() {
        double square =
                (PRIOR_PIECES_OF_RATIOS * Math.exp(2 * noise()) + squaredRatios) / (PRIOR_PIECES_OF_RATIOS + pieces);
        return Math.max(Math.expm1(noise()) / 2, square / (mean() * mean()) - 1);
    }

    /** How much less a piece says of the mean of the work than of its median: 1 where luck is log-normal and small. */
    double tailFactor() {
        return Math.max(1, variance() / noise());
    }

    /**
     * After one more piece.
     *
     * @param surprise log of actual over expected minutes at the pace expected
     * @param levelVariance what was not known of the pace, part of the surprise
     */
    Luck learn(double surprise, double levelVariance, double weight) {
        if (Math.abs(surprise) > Math.log(ABSURD)) {
            return this;
        }
        double noise = noise();
        double z2 = Math.min(surprise * surprise / (levelVariance + noise), MOST_SURPRISE * MOST_SURPRISE);
        double ratio = Math.min(Math.exp(surprise), MOST_RATIO);
        return new Luck(
                KEPT * pieces + weight,
                KEPT * squares + weight * z2 * noise,
                KEPT * ratios + weight * ratio * Math.exp(-levelVariance / 2),
                KEPT * squaredRatios + weight * ratio * ratio * Math.exp(-2 * levelVariance));
    }
}
