package com.artisancommerce.capacity.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.artisancommerce.capacity.Basis;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maya has a piece on her table, and some hours of work are in it already. */
class PieceInHandLeftTest {
    private static final Pace PACE = new Pace(0.1, 0.02, 0.12, 0, Basis.LEARNED, 50);
    private static final long PLANNED = 600;

    @ParameterizedTest(name = "after {0} minutes")
    @ValueSource(longs = {60, 300, 600, 900, 1_200})
    void hasLeftWhatSuchPiecesHaveLeft(long worked) {
        SplittableRandom random = new SplittableRandom(worked);
        double w = Math.sqrt(PACE.variance() + Math.log1p(PACE.itemVariance()));
        double mu = Math.log((double) PLANNED) + PACE.logPace() - Math.log1p(PACE.itemVariance()) / 2;
        double[] left = random.doubles(400_000)
                .map(each -> Math.exp(mu + w * random.nextGaussian()))
                .filter(whole -> whole > worked)
                .map(whole -> whole - worked)
                .toArray();

        Remaining remaining = Remaining.of(PACE, PLANNED, worked);

        Spread alone = PACE.of((double) remaining.expected(), (double) remaining.squares());
        double mean = alone.median() * Math.exp(alone.sigma() * alone.sigma() / 2);
        double sd = mean * Math.sqrt(Math.expm1(alone.sigma() * alone.sigma()));
        double error = WorkTogetherTest.sd(left) / Math.sqrt(left.length);
        assertThat(mean).isCloseTo(WorkTogetherTest.mean(left), within(1 + 4 * error));
        assertThat(sd).isCloseTo(WorkTogetherTest.sd(left), within(0.05 * sd));
    }

    @Test
    void isAWaitingPieceUntilItIsWorkedOn() {
        assertThat(Remaining.of(PACE, PLANNED, 0)).isEqualTo(new Remaining(PLANNED, PLANNED * PLANNED));
        assertThat(Remaining.of(PACE, PLANNED, 1).expected()).isBetween(PLANNED - 2, PLANNED);
    }

    @Test
    void neverHasNothingLeftHoweverFarItOverruns() {
        long before = Remaining.of(PACE, PLANNED, 2 * PLANNED).expected();
        for (long worked = 4 * PLANNED; worked < 1_000_000_000L; worked *= 2) {
            Remaining remaining = Remaining.of(PACE, PLANNED, worked);

            assertThat(remaining.expected()).as("after %d", worked).isGreaterThan(before);
            assertThat(remaining.squares()).as("after %d", worked).isPositive();
            before = remaining.expected();
        }
    }

    @Test
    void hasAMinuteLeftAtLeastWhenThereIsHardlyAnyDoubt() {
        Pace nearlyExact = new Pace(0, 1e-12, 1e-12, 0, Basis.LEARNED, 500);

        assertThat(Remaining.of(nearlyExact, PLANNED, 10 * PLANNED).expected()).isEqualTo(1);
        assertThat(Remaining.of(nearlyExact, PLANNED, 100).expected()).isEqualTo(500);
    }

    @Test
    void hasWhatThePlanLeavesWhereNothingIsLeftToChance() {
        assertThat(Remaining.of(Pace.EXACT, PLANNED, 200)).isEqualTo(new Remaining(400, 160_000));
        assertThat(Remaining.of(Pace.EXACT, PLANNED, 700)).isEqualTo(new Remaining(0, 0));
    }
}
