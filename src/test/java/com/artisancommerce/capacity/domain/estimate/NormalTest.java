package com.artisancommerce.capacity.domain.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The normal distribution, against values from tables. */
class NormalTest {

    @Test
    void isThatOfTheTables() {
        assertThat(Normal.below(0)).isCloseTo(0.5, within(1e-15));
        assertThat(Normal.below(1.96)).isCloseTo(0.9750021048517795, within(1e-14));
        assertThat(Normal.below(-3)).isCloseTo(0.0013498980316300933, within(1e-15));
        assertThat(Normal.below(Normal.P90)).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void millsRatioStaysANumberInTheFarTail() {
        assertThat(Normal.mills(0)).isCloseTo(1.2533141373155003, within(1e-14));
        assertThat(Normal.mills(-2)).isCloseTo(0.9772498680518208 / 0.05399096651318806, within(1e-10));
        assertThat(Normal.mills(10)).isCloseTo(0.09903, within(1e-5));
        assertThat(Normal.mills(1e6) * 1e6).isCloseTo(1, within(1e-9));
    }

    @Test
    void millsRatioFallsWithoutAStepWhereTheMethodsMeet() {
        for (double x = -8; x < 12; x += 0.01) {
            assertThat(Normal.mills(x + 0.01)).isLessThan(Normal.mills(x));
        }
    }
}
