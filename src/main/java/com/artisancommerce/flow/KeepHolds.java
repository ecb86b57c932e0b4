package com.artisancommerce.flow;

import com.artisancommerce.capacity.Reservations;
import com.artisancommerce.capacity.StepResult;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutPayments;
import com.artisancommerce.checkout.Payment;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;

/** The customer is still at it: the queues keep the places longer, and the checkout says until when. */
@Singleton
public class KeepHolds {

    private final Sql sql;
    private final Reservations reservations;
    private final CheckoutPayments payments;

    KeepHolds(Sql sql, Reservations reservations, CheckoutPayments payments) {
        this.sql = sql;
        this.reservations = reservations;
        this.payments = payments;
    }

    /** Gives the hold its full time again, up to the limit of any hold. Answers the checkout as it is then. */
    public Uni<Checkout> extend(Checkout checkout) {
        return sql.inTransaction(
                checkout.tenant(),
                tx -> reservations
                        .extend(tx, checkout.tenant(), checkout.id().value())
                        .map(result -> until(checkout, result))
                        .chain(until -> payments.extended(tx, checkout, until)));
    }

    /** A payment was announced: its places are kept for as long as its method may take. */
    Uni<Checkout> pending(Tx tx, Checkout checkout, Payment payment) {
        return reservations
                .paymentPending(tx, checkout.tenant(), checkout.id().value(), payments.timeFor(payment.method()))
                .map(result -> until(checkout, result))
                .chain(until -> payments.pending(tx, checkout, payment, until));
    }

    /** The payment came to nothing: the customer has the rest of the hold for another one, if it is not over by now. */
    Uni<Checkout> failed(Tx tx, Checkout checkout, Payment payment) {
        return reservations
                .paymentFailed(tx, checkout.tenant(), checkout.id().value())
                .chain(result -> isOver(result)
                        ? payments.failedTooLate(tx, checkout, payment)
                        : payments.failed(tx, checkout, payment, until(checkout, result)));
    }

    private static boolean isOver(StepResult result) {
        return result instanceof StepResult.Refused refused && refused.why() == StepResult.Why.HOLD_EXPIRED;
    }

    private static Instant until(Checkout checkout, StepResult result) {
        return switch (result) {
            case StepResult.Done done -> done.entries().getFirst().holdExpiresAt();
            case StepResult.Unknown unknown -> throw notHeld(checkout);
            case StepResult.Refused refused -> throw refusal(checkout, refused);
        };
    }

    private static ProblemException refusal(Checkout checkout, StepResult.Refused refused) {
        String met = refused.met().name().toLowerCase(Locale.ROOT);
        return refused.why() == StepResult.Why.HOLD_EXPIRED
                ? ProblemType.HOLD_EXPIRED.because("The hold of checkout %s is over. Check out again.", checkout.id())
                : ProblemType.ILLEGAL_TRANSITION
                        .because("This step is not possible for checkout %s: its places are %s.", checkout.id(), met)
                        .with("state", met);
    }

    private static ProblemException notHeld(Checkout checkout) {
        return ProblemType.NOT_RESERVED.because("Nothing is held for checkout %s.", checkout.id());
    }
}
