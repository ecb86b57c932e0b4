package com.artisancommerce.capacity.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.artisancommerce.capacity.Basis;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The work of many pieces together, in closed form and played out. */
class WorkTogetherTest {
    private static final int RUNS = 40_000;

    private final SplittableRandom random = new SplittableRandom(41);

    @Test
    void hasTheMomentsOfTheWorkPlayedOut() {
        Pace pace = pace(0.1, 0.04, 0.25);
        double[] expected = {60, 480, 30, 900, 240};

        double[] work = playedOut(pace, expected);

        Spread spread = pace.of(sum(expected), squares(expected));
        double mean = spread.median() * Math.exp(spread.sigma() * spread.sigma() / 2);
        double sd = mean * Math.sqrt(Math.expm1(spread.sigma() * spread.sigma()));
        assertThat(mean(work)).isCloseTo(mean, within(4 * sd / Math.sqrt(RUNS)));
        assertThat(sd(work)).isCloseTo(sd, within(0.04 * sd));
    }

    @Test
    void givesMinutesThatAreEnoughAsOftenAsItSays() {
        for (int pieces : new int[] {1, 3, 30}) {
            Pace pace = pace(0, 0.02, 0.15);
            double[] expected = random.doubles(pieces, 30, 600).toArray();
            Spread spread = pace.of(sum(expected), squares(expected));

            double[] work = playedOut(pace, expected);

            assertThat(share(work, spread.p90())).as("p90 of %d", pieces).isCloseTo(0.9, within(0.01));
            assertThat(share(work, spread.p50())).as("p50 of %d", pieces).isCloseTo(0.5, within(0.015));
            assertThat(spread.within(spread.p90())).isBetween(0.9, 0.905);
        }
    }

    @Test
    void aSharedPaceDoesNotAverageOut() {
        Spread few = pace(0, 0.04, 0.1).of(10 * 60, 10 * 3_600);
        Spread many = pace(0, 0.04, 0.1).of(10_000 * 60, 10_000 * 3_600);

        assertThat(few.sigma()).isCloseTo(Math.sqrt(0.04 + Math.log1p(0.01)), within(1e-12));
        assertThat(many.sigma()).isGreaterThanOrEqualTo(0.2).isCloseTo(0.2, within(1e-4));
    }

    @Test
    void aLongQueueHasToReckonWithThePaceToMoveOn() {
        Pace drifting = new Pace(0, 0, 0, 3e-4, Basis.LEARNED, 100);

        assertThat(drifting.of(480 * 100, 1).sigma()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void nothingToDoIsDoneAtOnce() {
        assertThat(pace(0, 1, 1).of(0, 0)).isEqualTo(Spread.NOTHING);
        assertThat(Spread.NOTHING.p90()).isZero();
        assertThat(Spread.NOTHING.within(0)).isEqualTo(1);
    }

    private static Pace pace(double log, double variance, double itemVariance) {
        return new Pace(log, variance, itemVariance, 0, Basis.LEARNED, 50);
    }

    private double[] playedOut(Pace pace, double[] expected) {
        double itemSd = Math.sqrt(Math.log1p(pace.itemVariance()));
        double[] work = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            double shared = Math.exp(pace.logPace() + Math.sqrt(pace.variance()) * random.nextGaussian());
            for (double each : expected) {
                work[run] += each * shared * Math.exp(itemSd * random.nextGaussian() - itemSd * itemSd / 2);
            }
        }
        return work;
    }

    static double mean(double[] values) {
        return sum(values) / values.length;
    }

    static double sd(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }

    private static double share(double[] values, long limit) {
        int met = 0;
        for (double value : values) {
            met += value <= limit ? 1 : 0;
        }
        return (double) met / values.length;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
