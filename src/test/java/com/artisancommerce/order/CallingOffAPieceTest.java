package com.artisancommerce.order;

import static com.artisancommerce.order.Blankets.ENTRY;
import static com.artisancommerce.order.Blankets.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.checkout.RefundRequested;
import com.artisancommerce.platform.Money;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whoever calls a piece off, its customer gets back what it cost, once. */
class CallingOffAPieceTest {

    @Test
    void asksForWhatThePieceCost() {
        Order.Change change = Blankets.order(EntryState.BLOCKED)
                .hear(new OrderNews.Moved(ENTRY, EntryState.CANCELLED, "The wool is gone."), NOW)
                .orElseThrow();

        RefundRequested refund = Objects.requireNonNull(change.refund());
        assertThat(refund.amount()).isEqualTo(new Money(24_000, "USD"));
        assertThat(refund.entry()).isEqualTo(ENTRY.value());
        assertThat(refund.reason()).isEqualTo("The wool is gone.");
    }

    @Test
    void asksOnceAndByOneName() {
        Order.Change first = calledOff(EntryState.QUEUED);
        Order.Change other = calledOff(EntryState.IN_PRODUCTION);

        assertThat(first.order().hear(new OrderNews.Moved(ENTRY, EntryState.CANCELLED, "Again."), NOW))
                .isEmpty();
        assertThat(Objects.requireNonNull(first.refund()).refund())
                .isEqualTo(Objects.requireNonNull(other.refund()).refund());
    }

    @Test
    void nothingElseGivesMoneyBack() {
        assertThat(Blankets.order(EntryState.QUEUED)
                        .hear(new OrderNews.Moved(ENTRY, EntryState.IN_PRODUCTION, null), NOW)
                        .orElseThrow()
                        .refund())
                .isNull();
    }

    private static Order.Change calledOff(EntryState from) {
        return Blankets.order(from)
                .hear(new OrderNews.Moved(ENTRY, EntryState.CANCELLED, null), NOW)
                .orElseThrow();
    }
}
