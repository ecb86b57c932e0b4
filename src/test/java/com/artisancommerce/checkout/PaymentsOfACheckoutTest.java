package com.artisancommerce.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.checkout.Payment.Method;
import com.artisancommerce.checkout.Payment.Status;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a checkout makes of what it hears of its payments. */
class PaymentsOfACheckoutTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(600);
    private static final Instant LATER = NOW.plusSeconds(7 * 86_400);
    private static final Payment CARD = new Payment(Method.CARD, "pay-1", Status.PENDING, NOW);
    private static final Payment TRANSFER = new Payment(Method.BANK_TRANSFER, "iban-1", Status.PENDING, NOW);

    @Test
    void waitsForTheOneThatWasAnnouncedLast() {
        Checkout first = reserved().paymentPending(TRANSFER, LATER);
        Checkout second = first.paymentPending(CARD, LATER);

        assertThat(second.status()).isEqualTo(CheckoutStatus.PAYMENT_PENDING);
        assertThat(second.payment()).isEqualTo(CARD);
        assertThat(second.answer().holdExpiresAt()).isEqualTo(LATER);
        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(second.waitsFor(CARD)).isTrue();
        assertThat(second.waitsFor(TRANSFER)).isFalse();
    }

    @Test
    void hearsNothingOfTheFailureOfAnother() {
        Checkout pending = reserved().paymentPending(CARD, LATER);

        assertThat(pending.paymentFailed(failed(TRANSFER), SOON)).isSameAs(pending);
        assertThat(reserved().paymentFailed(failed(CARD), SOON).payment()).isNull();
        Checkout again = pending.paymentFailed(failed(CARD), SOON);
        assertThat(again.status()).isEqualTo(CheckoutStatus.RESERVED);
        assertThat(again.answer().holdExpiresAt()).isEqualTo(SOON);
    }

    @Test
    void isNotOverWhileAnAnnouncedPaymentMayCome() {
        Checkout pending = reserved().paymentPending(CARD, LATER);

        for (CheckoutStatus end : List.of(CheckoutStatus.EXPIRED, CheckoutStatus.RELEASED)) {
            Checkout ended = pending.ended(end);
            assertThat(ended.isOver()).as("%s, payment pending", end).isFalse();
            assertThat(ended.paymentFailedTooLate(failed(TRANSFER)).isOver()).isFalse();
            Checkout noted = ended.paymentFailedTooLate(failed(CARD));
            assertThat(noted.status()).isEqualTo(end);
            assertThat(noted.isOver()).as("%s, payment failed", end).isTrue();
            assertThat(noted.version()).isEqualTo(ended.version() + 1);
            assertThat(reserved().ended(end).isOver()).isTrue();
        }
    }

    @Test
    void missesAPromiseOnlyWhereThereWasOne() {
        Checkout promised = reserved();
        Checkout unpromised = new Checkout(
                promised.id(),
                promised.tenant(),
                1,
                CheckoutStatus.EXPIRED,
                promised.customer(),
                promised.contact(),
                promised.address(),
                promised.total(),
                promised.transit(),
                null,
                NOW,
                NOW,
                Checkout.Answer.NONE,
                null,
                promised.lines());

        assertThat(promised.comesLater(answer(LocalDate.of(2026, 11, 30)))).isFalse();
        assertThat(promised.comesLater(answer(LocalDate.of(2026, 12, 1)))).isTrue();
        assertThat(unpromised.comesLater(answer(LocalDate.of(2026, 12, 1)))).isFalse();
    }

    private static ReservationAnswered answer(LocalDate promisedBy) {
        return new ReservationAnswered(
                new TenantId(new UUID(1, 5)),
                new UUID(1, 4),
                ReservationAnswered.Outcome.RESERVED,
                SOON,
                promisedBy,
                List.of(),
                null);
    }

    private static Payment failed(Payment announced) {
        return new Payment(announced.method(), announced.reference(), Status.FAILED, NOW);
    }

    private static Checkout reserved() {
        CheckoutLine line = new CheckoutLine(
                1,
                new EntryId(new UUID(1, 1)),
                new ProductId(new UUID(1, 2)),
                "Blanket",
                new ArtisanId(new UUID(1, 3)),
                1,
                new Money(12_000, "USD"),
                new WorkItem(60, 0),
                List.of(),
                1,
                LocalDate.of(2026, 11, 30));
        return Checkout.held(
                new CheckoutId(new UUID(1, 4)),
                new TenantId(new UUID(1, 5)),
                new Checkout.Buyer(
                        "ada",
                        new Contact("ada@example.test", "Ada"),
                        new Address("1 Main St", null, "Springfield", "12345", null, "US")),
                Transit.NONE,
                line,
                SOON,
                NOW);
    }
}
