package com.artisancommerce.flow;

import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutPayments;
import com.artisancommerce.checkout.Payment;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The money for a checkout is there: what comes of it depends on whether the places still are. */
@Singleton
class SettlePayment {

    private static final String GIVEN_BACK = "The places had been given back before the payment came.";
    private static final String NEVER_HELD = "Nothing could be reserved for it.";

    private final CheckoutPayments payments;
    private final OrderFromCheckout orders;
    private final LatePayment late;

    SettlePayment(CheckoutPayments payments, OrderFromCheckout orders, LatePayment late) {
        this.payments = payments;
        this.orders = orders;
        this.late = late;
    }

    /** A checkout that is paid already, or paid back, stays as it is. */
    Uni<Void> settle(Tx tx, Checkout checkout, Payment payment) {
        return switch (checkout.status()) {
            case RESERVED, PAYMENT_PENDING -> noted(tx, checkout, payment, placeInTime(tx, checkout, payment));
            case EXPIRED -> noted(tx, checkout, payment, tooLate(tx, checkout, payment));
            case RELEASED -> noted(tx, checkout, payment, payments.refund(tx, checkout, GIVEN_BACK));
            case REFUSED -> noted(tx, checkout, payment, payments.refund(tx, checkout, NEVER_HELD));
            case AWAITING_CONSENT, CONFIRMED, REFUNDED -> inAddition(tx, checkout, payment);
            case RESERVING -> throw stillWaits(checkout);
        };
    }

    static ProblemException stillWaits(Checkout checkout) {
        return ProblemType.NOT_RESERVED.because(
                "Checkout %s still waits for its places. Record the payment once it has them.", checkout.id());
    }

    /** Notes the payment last: the checkout's row is locked after the queues. */
    private Uni<Void> noted(Tx tx, Checkout checkout, Payment payment, Uni<?> outcome) {
        return outcome.chain(() -> payments.heard(tx, checkout, payment)).replaceWithVoid();
    }

    /** Another payment goes back; the one that is known may have been told without its reference before. */
    private Uni<Void> inAddition(Tx tx, Checkout checkout, Payment payment) {
        return checkout.isPaidOtherwise(payment)
                ? payments.refundAnother(tx, checkout, payment)
                : payments.heard(tx, checkout, payment).replaceWithVoid();
    }

    /** The checkout may not know yet that its hold is over; the queues do. */
    private Uni<Void> placeInTime(Tx tx, Checkout checkout, Payment payment) {
        return orders.place(tx, checkout, word(payment))
                .chain(order -> order.isPresent() ? Uni.createFrom().voidItem() : tooLate(tx, checkout, payment));
    }

    private Uni<Void> tooLate(Tx tx, Checkout checkout, Payment payment) {
        return late.settle(tx, checkout, word(payment), payment.at());
    }

    static String word(Payment payment) {
        return payment.method().name().toLowerCase(Locale.ROOT);
    }
}
