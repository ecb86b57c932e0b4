package com.artisancommerce.flow;

import com.artisancommerce.capacity.Reservations;
import com.artisancommerce.capacity.StepResult;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutPayments;
import com.artisancommerce.checkout.CheckoutStatus;
import com.artisancommerce.checkout.Checkouts;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** The customer gives the hours back before anything was paid; those behind move up. */
@Singleton
public class ReleaseCheckout {

    private final Sql sql;
    private final Reservations reservations;
    private final Checkouts checkouts;
    private final CheckoutPayments payments;

    ReleaseCheckout(Sql sql, Reservations reservations, Checkouts checkouts, CheckoutPayments payments) {
        this.sql = sql;
        this.reservations = reservations;
        this.checkouts = checkouts;
        this.payments = payments;
    }

    /** Harmless when it was released before. Answers the checkout as it is then. */
    public Uni<Checkout> release(Checkout checkout) {
        return sql.inTransaction(
                checkout.tenant(),
                tx -> payments.alone(tx, checkout.tenant(), checkout.id())
                        .chain(found -> found.status() == CheckoutStatus.RELEASED
                                ? Uni.createFrom().item(found)
                                : release(tx, found)));
    }

    /** Whoever is asked for consent has paid: to decline is their way out, for then the money goes back. */
    private Uni<Checkout> release(Tx tx, Checkout checkout) {
        if (checkout.status() == CheckoutStatus.AWAITING_CONSENT) {
            throw refusal(checkout);
        }
        return reservations
                .release(tx, checkout.tenant(), checkout.id().value())
                .invoke(result -> requireDone(checkout, result))
                .chain(() -> checkouts.end(tx, List.of(checkout.id().value()), CheckoutStatus.RELEASED))
                .map(ended -> ended.stream().findFirst().orElse(checkout));
    }

    private static void requireDone(Checkout checkout, StepResult result) {
        if (!(result instanceof StepResult.Done)) {
            throw refusal(checkout);
        }
    }

    private static ProblemException refusal(Checkout checkout) {
        String state = checkout.status().name().toLowerCase(Locale.ROOT);
        return ProblemType.ILLEGAL_TRANSITION
                .because("Checkout %s cannot be released: it is %s.", checkout.id(), state)
                .with("state", state);
    }
}
