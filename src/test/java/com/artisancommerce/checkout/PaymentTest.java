package com.artisancommerce.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.checkout.Payment.Method;
import com.artisancommerce.checkout.Payment.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Payments of one checkout are told apart by method and reference. */
class PaymentTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void isTheSameByMethodAndReference() {
        Payment one = payment(Method.CARD, "pay-1");

        assertThat(one.isSame(payment(Method.CARD, "pay-1"))).isTrue();
        assertThat(one.isSame(payment(Method.CARD, "pay-2"))).isFalse();
        assertThat(one.isSame(payment(Method.WALLET, "pay-1"))).isFalse();
    }

    @Test
    void withoutAReferenceMayBeAnyOfItsMethod() {
        Payment announced = payment(Method.CARD, null);

        assertThat(announced.isSame(payment(Method.CARD, "pay-1"))).isTrue();
        assertThat(payment(Method.CARD, "pay-1").isSame(announced)).isTrue();
        assertThat(announced.isSame(payment(Method.CASH, null))).isFalse();
    }

    @Test
    void repeatsWhatWasHeardUnlessItSaysMore() {
        Payment known = payment(Method.CARD, "pay-1");

        assertThat(payment(Method.CARD, "pay-1").repeats(known)).isTrue();
        assertThat(payment(Method.CARD, null).repeats(known)).isTrue();
        assertThat(known.repeats(payment(Method.CARD, null))).isFalse();
        assertThat(known.repeats(null)).isFalse();
        assertThat(new Payment(Method.CARD, "pay-1", Status.FAILED, NOW).repeats(known))
                .isFalse();
    }

    private static Payment payment(Method method, @Nullable String reference) {
        return new Payment(method, reference, Status.SUCCEEDED, NOW);
    }
}
