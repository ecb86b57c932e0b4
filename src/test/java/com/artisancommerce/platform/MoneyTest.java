package com.artisancommerce.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void addsAndMultipliesInMinorUnits() {
        Money scarf = new Money(4225, "USD");
        assertThat(Money.zero("USD").plus(scarf.times(2))).isEqualTo(new Money(8450, "USD"));
    }

    @Test
    void doesNotAddWhatIsNotTheSame() {
        assertThatThrownBy(() -> new Money(1, "USD").plus(new Money(1, "EUR")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot add EUR to USD");
    }

    @Test
    void refusesUnknownCurrenciesAndOverflow() {
        assertThatThrownBy(() -> new Money(1, "ACORNS")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, "USD").times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, "USD").plus(new Money(1, "USD")))
                .isInstanceOf(ArithmeticException.class);
    }
}
