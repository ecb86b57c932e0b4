package com.artisancommerce.capacity.domain.estimate;

/**
 * What is known of the luck of single pieces around the artisan's pace: discounted sums over the finished pieces, to which a prior is added
 * whenever they are read.
 *
 * <p>Most pieces go as usual: the logs of their luck are normal, with log-sd {@link #PRIOR_SD} as far as nothing else is known. A few are spoiled
 * and made anew, and take some three times as long. They shift the mean of the work away from its median, and the mean is what a long
 * queue feels; but whoever takes them for usual pieces believes the artisan slower, and whoever averages all ratios learns slowly, for the
 * usual spread drowns the few. So the two are told apart (J. Tukey's contaminated normal, "A survey of sampling from contaminated
 * distributions", 1960): each piece counts as either, as likely as it is one (the expectation step of A. Dempster, N. Laird, D. Rubin, JRSS B
 * 1977), the usual ones for the spread, the spoiled ones for what they take more.
 *
 * <p>All sums are bounded: a z-score beyond {@link #MOST_SURPRISE} counts as that (P. Huber, "Robust Statistics", proposal 2), a ratio
 * beyond {@link #MOST_RATIO} as that, and one beyond {@link #ABSURD} is a slip of the pen and says nothing.
 *
 * @param pieces discounted number of pieces
 * @param usual those of them that went as usual
 * @param squares of the deviations of the logs of those
 * @param excess of spoiled pieces: actual over expected minutes, less one
 * @param squaredExcess the squares of these ratios, less one
 */
public record Luck(double pieces, double usual, double squares, double excess, double squaredExcess) {
    static final Luck NONE = new Luck(0, 0, 0, 0, 0);

    static final double PRIOR_SD = 0.3;
    static final double PRIOR_PIECES = 10;

    /** One piece in forty is spoiled, as far as nothing is known of an artisan. Spoiled pieces are few, so many pieces are asked before that fades. */
    private static final double SPOILED = 0.025;

    private static final double PRIOR_PIECES_OF_SPOILED = 30;
    private static final double PRIOR_PIECES_OF_SQUARES = 5;

    /** Log of how many times longer a spoiled piece takes: most often two to four times. */
    private static final double SPOILED_LOG = 1;

    private static final double SPOILED_LOG_SD = 0.3;
    private static final double PRIOR_EXCESS = SPOILED * Math.expm1(SPOILED_LOG + SPOILED_LOG_SD * SPOILED_LOG_SD / 2);
    private static final double PRIOR_SQUARED_EXCESS =
            SPOILED * Math.expm1(2 * SPOILED_LOG + 2 * SPOILED_LOG_SD * SPOILED_LOG_SD);

    private static final double MOST_SURPRISE = 4;
    private static final double MOST_RATIO = 8;
    private static final double ABSURD = 20;

    /** Keeps some 200 pieces in mind. */
    private static final double KEPT = 0.995;

    /** No piece is spoiled for certain. */
    private static final double MOST_CERTAIN = 0.98;

    /** Variance of the log of the luck of a usual piece. */
    double noise() {
        return (PRIOR_PIECES * PRIOR_SD * PRIOR_SD + squares) / (PRIOR_PIECES + usual);
    }

    /** Mean of one piece's luck when the median of the usual ones is 1. */
    double mean() {
        return Math.exp(noise() / 2) * (1 + spoilage());
    }

    /** Variance of one piece's luck when its mean is 1. */
    double variance() {
        double square = Math.exp(2 * noise()) * (1 + squaredSpoilage());
        return Math.max(Math.expm1(noise()) / 2, square / (mean() * mean()) - 1);
    }

    /** Variance of the log of the mean: what is not known of how much more time spoiled pieces take. */
    double meanVariance() {
        double ofOnePiece = squaredSpoilage() - 2 * spoilage() - spoilage() * spoilage();
        double mean = 1 + spoilage();
        return Math.max(0, ofOnePiece) / (PRIOR_PIECES_OF_SPOILED + pieces) / (mean * mean);
    }

    /** By how much spoiled pieces lengthen the mean, as a share of it. */
    private double spoilage() {
        return (PRIOR_PIECES_OF_SPOILED * PRIOR_EXCESS + excess) / (PRIOR_PIECES_OF_SPOILED + pieces);
    }

    private double squaredSpoilage() {
        return (PRIOR_PIECES_OF_SQUARES * PRIOR_SQUARED_EXCESS + squaredExcess) / (PRIOR_PIECES_OF_SQUARES + pieces);
    }

    /**
     * How likely a piece was spoiled.
     *
     * @param surprise log of actual over expected minutes at the pace expected
     * @param levelVariance what was not known of the pace, part of the surprise
     */
    double spoiled(double surprise, double levelVariance) {
        if (surprise <= 0) {
            return 0;
        }
        double variance = levelVariance + noise();
        double usual = (1 - SPOILED) * density(surprise, variance);
        double spoiled = SPOILED * density(surprise - SPOILED_LOG, variance + SPOILED_LOG_SD * SPOILED_LOG_SD);
        return usual + spoiled == 0 ? MOST_CERTAIN : Math.min(MOST_CERTAIN, spoiled / (usual + spoiled));
    }

    /** Of a normal, up to a factor that is the same for all. */
    private static double density(double deviation, double variance) {
        return Math.exp(-deviation * deviation / (2 * variance)) / Math.sqrt(variance);
    }

    /** After one more piece; parameters as above. */
    Luck learn(double surprise, double levelVariance, double weight) {
        if (Math.abs(surprise) > Math.log(ABSURD)) {
            return this;
        }
        double noise = noise();
        double z2 = Math.min(surprise * surprise / (levelVariance + noise), MOST_SURPRISE * MOST_SURPRISE);
        double ratio = Math.min(Math.exp(surprise), MOST_RATIO);
        double asSpoiled = weight * spoiled(surprise, levelVariance);
        double asUsual = weight - asSpoiled;
        return new Luck(
                KEPT * pieces + weight,
                KEPT * usual + asUsual,
                KEPT * squares + asUsual * z2 * noise,
                KEPT * excess + asSpoiled * (ratio * Math.exp(-levelVariance / 2) - 1),
                KEPT * squaredExcess + asSpoiled * (ratio * ratio * Math.exp(-2 * levelVariance) - 1));
    }
}
