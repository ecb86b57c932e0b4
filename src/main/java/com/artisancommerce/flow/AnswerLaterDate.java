package com.artisancommerce.flow;

import com.artisancommerce.capacity.Reservations;
import com.artisancommerce.capacity.StepResult;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutAccess;
import com.artisancommerce.checkout.CheckoutPayments;
import com.artisancommerce.checkout.CheckoutStatus;
import com.artisancommerce.checkout.Payment;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;

/** A customer who paid too late for the promised date takes a later one, or the money back. One transaction. */
@Singleton
public class AnswerLaterDate {

    private final Sql sql;
    private final CheckoutPayments payments;
    private final Reservations reservations;
    private final OrderFromCheckout orders;

    AnswerLaterDate(Sql sql, CheckoutPayments payments, Reservations reservations, OrderFromCheckout orders) {
        this.sql = sql;
        this.payments = payments;
        this.reservations = reservations;
        this.orders = orders;
    }

    /** 403 for the shop's staff. Harmless when the same was answered before; 409 otherwise once it is answered, or the time for it is over. */
    public Uni<Void> answer(Caller caller, Checkout asked, boolean accept) {
        CheckoutAccess.requireCustomer(caller, asked.customer());
        return sql.inTransaction(
                asked.tenant(),
                tx -> payments.alone(tx, asked.tenant(), asked.id()).chain(checkout -> answer(tx, checkout, accept)));
    }

    private Uni<Void> answer(Tx tx, Checkout checkout, boolean accept) {
        if (checkout.status() == CheckoutStatus.AWAITING_CONSENT) {
            return accept ? accept(tx, checkout) : decline(tx, checkout);
        }
        CheckoutStatus same = accept ? CheckoutStatus.CONFIRMED : CheckoutStatus.REFUNDED;
        if (checkout.status() != same || checkout.answer().promisedBefore() == null) {
            throw notAsked(checkout);
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> accept(Tx tx, Checkout checkout) {
        Payment payment = checkout.payment();
        return orders.place(tx, checkout, payment == null ? "unknown" : SettlePayment.word(payment))
                .map(order -> order.orElseThrow(() -> tooLate(checkout)))
                .replaceWithVoid();
    }

    private Uni<Void> decline(Tx tx, Checkout checkout) {
        return reservations
                .release(tx, checkout.tenant(), checkout.id().value())
                .invoke(result -> requireDone(checkout, result))
                .chain(() -> payments.refund(tx, checkout, "The later date was declined."))
                .replaceWithVoid();
    }

    private static void requireDone(Checkout checkout, StepResult result) {
        if (!(result instanceof StepResult.Done)) {
            throw tooLate(checkout);
        }
    }

    private static ProblemException tooLate(Checkout checkout) {
        return ProblemType.HOLD_EXPIRED.because(
                "The time to answer for checkout %s is over. The money goes back.", checkout.id());
    }

    private static ProblemException notAsked(Checkout checkout) {
        String state = checkout.status().name().toLowerCase(Locale.ROOT);
        return ProblemType.ILLEGAL_TRANSITION
                .because("No consent is asked for checkout %s: it is %s.", checkout.id(), state)
                .with("state", state);
    }
}
