package com.artisancommerce.capacity.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.artisancommerce.capacity.Basis;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maya finishes one piece after another, and each says something about the next ones. */
class PaceModelTest {
    private final SplittableRandom random = new SplittableRandom(23);

    @Test
    void knowsAtFirstOnlyWhatHoldsForArtisansInGeneral() {
        Pace pace = PaceModel.UNKNOWN.pace();

        assertThat(pace.basis()).isEqualTo(Basis.PRIOR);
        assertThat(pace.sampleSize()).isZero();
        assertThat(Math.exp(pace.logPace())).isBetween(1.0, 1.3);
        assertThat(Math.sqrt(pace.variance())).isBetween(0.25, 0.35);
    }

    @Test
    void learnsThePaceFromTwentyPieces() {
        PaceModel model = learned(PaceModel.UNKNOWN, 20, 1.4, 0.25);

        assertThat(model.pace().basis()).isEqualTo(Basis.LEARNED);
        assertThat(model.pace().sampleSize()).isEqualTo(20);
        assertThat(Math.exp(model.pace().logPace())).isCloseTo(1.4 * Math.exp(0.25 * 0.25 / 2), within(0.2));
    }

    /** Somewhat less than it does: it reckons with a pace that drifts, and these stay as they are. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.025, 0.08})
    void knowsHowMuchItKnows(double spoiled) {
        double missedBy2Sd = 0;
        double squares = 0;
        double claimed = 0;
        for (int artisan = 0; artisan < 1_000; artisan++) {
            double truth = Math.exp(random.nextGaussian() * 0.3 + 0.1);
            PaceModel model = PaceModel.UNKNOWN;
            for (int piece = 0; piece < 15; piece++) {
                model = learn(model, luck(truth, 0.3) * (random.nextDouble() < spoiled ? 3 : 1));
            }
            Pace pace = model.pace();
            double error = pace.logPace() - Math.log(truth * (1 + 2 * spoiled)) - 0.045;
            squares += error * error;
            claimed += pace.variance();
            missedBy2Sd += Math.abs(error) > 2 * Math.sqrt(pace.variance()) ? 1 : 0;
        }

        assertThat(missedBy2Sd / 1_000).isLessThan(0.07);
        assertThat(Math.sqrt(claimed / squares)).isBetween(1.0, 1.6);
    }

    @Test
    void takesASpoiledPieceForWhatItIsAndNotForASlowArtisan() {
        PaceModel before = learned(PaceModel.UNKNOWN, 30, 1, 0.2);

        double spoiled = learn(before, 3).pace().logPace() - before.pace().logPace();
        double slower = learn(learn(learn(before, 1.4), 1.4), 1.4).pace().logPace()
                - before.pace().logPace();

        assertThat(spoiled).isBetween(0.01, 0.06);
        assertThat(slower).isGreaterThan(0.02);
    }

    @Test
    void isNotTakenInByOneAbsurdRecord() {
        PaceModel before = learned(PaceModel.UNKNOWN, 60, 1.2, 0.25);

        Pace tooMuch = before.learn(Evidence.reported(60, 60_000), ProductBias.UNKNOWN)
                .model()
                .pace();
        Pace tooLittle = before.learn(Evidence.reported(60_000, 60), ProductBias.UNKNOWN)
                .model()
                .pace();

        assertThat(Math.exp(tooMuch.logPace() - before.pace().logPace())).isCloseTo(1, within(0.02));
        assertThat(Math.exp(tooLittle.logPace() - before.pace().logPace())).isCloseTo(1, within(0.02));
        assertThat(tooMuch.itemVariance()).isCloseTo(before.pace().itemVariance(), within(0.03));
    }

    @Test
    void followsAnArtisanWhoGetsFaster() {
        PaceModel slow = learned(PaceModel.UNKNOWN, 80, 1.5, 0.2);

        PaceModel faster = learned(slow, 50, 1.0, 0.2);

        assertThat(Math.exp(faster.pace().logPace())).isCloseTo(1.02, within(0.12));
        assertThat(faster.pace().dailyDrift()).isGreaterThan(slow.pace().dailyDrift());
    }

    @Test
    void trustsAPaceThatStaysTheSameEverMore() {
        Pace twenty = learned(PaceModel.UNKNOWN, 20, 1.1, 0.25).pace();
        Pace hundreds = learned(PaceModel.UNKNOWN, 400, 1.1, 0.25).pace();

        assertThat(hundreds.variance()).isLessThan(twenty.variance());
        assertThat(Math.sqrt(hundreds.variance())).isLessThan(0.06);
        assertThat(hundreds.itemVariance()).isCloseTo(Math.expm1(0.25 * 0.25), within(0.02));
    }

    @Test
    void feelsWhatHeavyTailsCost() {
        PaceModel model = PaceModel.UNKNOWN;
        for (int piece = 0; piece < 300; piece++) {
            model = learn(model, (piece % 12 == 0 ? 3 : 1) * luck(1, 0.2));
        }

        assertThat(Math.exp(model.pace().logPace())).isCloseTo(Math.exp(0.02) * 14 / 12, within(0.12));
        assertThat(model.pace().itemVariance()).isGreaterThan(0.15);
    }

    @Test
    void toldOnlyRoughlyItLearnsLess() {
        double reported =
                learn(PaceModel.UNKNOWN, new Evidence(100, 150, 1)).pace().logPace();
        double inferred =
                learn(PaceModel.UNKNOWN, new Evidence(100, 150, 0.25)).pace().logPace();

        assertThat(inferred).isBetween(PaceModel.UNKNOWN.pace().logPace(), reported);
    }

    @Test
    void aProductThatAlwaysTakesLongerGetsABiasOfItsOwn() {
        PaceModel model = learned(PaceModel.UNKNOWN, 100, 1, 0.2);
        ProductBias bias = ProductBias.UNKNOWN;
        for (int piece = 0; piece < 30; piece++) {
            PaceModel.Learned learned = model.learn(evidence(luck(1.5, 0.2)), bias);
            model = learn(learned.model(), luck(1, 0.2));
            bias = learned.bias();
        }

        assertThat(bias.pieces()).isEqualTo(30);
        assertThat(bias.expected(100)).isBetween(130L, 165L);
        assertThat(Math.exp(model.pace().logPace())).isCloseTo(1.02, within(0.1));
    }

    @Test
    void aProductMadeOnceIsShrunkToTheArtisan() {
        PaceModel model = learned(PaceModel.UNKNOWN, 100, 1, 0.3);

        ProductBias bias = model.learn(evidence(2), ProductBias.UNKNOWN).bias();

        assertThat(bias.expected(1_000)).isBetween(1_050L, 1_350L);
        assertThat(ProductBias.UNKNOWN.expected(1_000)).isEqualTo(1_000);
        assertThat(ProductBias.UNKNOWN.expected(0)).isZero();
    }

    private PaceModel learned(PaceModel model, int pieces, double pace, double sd) {
        PaceModel after = model;
        for (int piece = 0; piece < pieces; piece++) {
            after = learn(after, luck(pace, sd));
        }
        return after;
    }

    private double luck(double pace, double sd) {
        return pace * Math.exp(sd * random.nextGaussian());
    }

    private static PaceModel learn(PaceModel model, double ratio) {
        return learn(model, evidence(ratio));
    }

    private static PaceModel learn(PaceModel model, Evidence evidence) {
        return model.learn(evidence, ProductBias.UNKNOWN).model();
    }

    private static Evidence evidence(double ratio) {
        return Evidence.reported(10_000, Math.round(10_000 * ratio));
    }
}
