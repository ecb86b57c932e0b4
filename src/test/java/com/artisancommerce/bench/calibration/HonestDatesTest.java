package com.artisancommerce.bench.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two years of simulated shops, in bounds wide enough for the luck of a few artisans. {@code ./artisan bench calibration} measures it. */
class HonestDatesTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void datesGivenAs90PercentAreMetNineTimesOutOfTen(long seed) {
        Repetition steady = Repetition.of(Scenario.ALL.getFirst(), seed);

        assertThat(steady.orders()).isGreaterThan(2_000);
        assertThat(steady.p90Minutes()).isBetween(0.84, 0.96);
        assertThat(steady.p50Minutes()).isBetween(0.40, 0.62);
        assertThat(steady.gain()).isGreaterThan(0.6);
        assertThat(steady.learned()).isLessThan(30);
    }

    /** Spoiled pieces and products with a bias of their own make it slower, but not by much. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theWorkToExpectIsKnownAfterAFewDozenPiecesWhateverTheShop(long seed) {
        assertThat(learned("steady", seed)).isLessThanOrEqualTo(20);
        assertThat(learned("mixed products", seed)).isLessThanOrEqualTo(24);
        assertThat(learned("heavy-tailed items", seed)).isLessThanOrEqualTo(35);
    }

    private static int learned(String shop, long seed) {
        Scenario scenario = Scenario.ALL.stream()
                .filter(each -> each.name().equals(shop))
                .findFirst()
                .orElseThrow();
        return Learning.pieces(scenario, seed);
    }
}
