package com.artisancommerce.flow;

import com.artisancommerce.capacity.Reservations;
import com.artisancommerce.capacity.StepResult;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutStatus;
import com.artisancommerce.checkout.Checkouts;
import com.artisancommerce.platform.sql.Sql;
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

    ReleaseCheckout(Sql sql, Reservations reservations, Checkouts checkouts) {
        this.sql = sql;
        this.reservations = reservations;
        this.checkouts = checkouts;
    }

    /** Harmless when it was released before. Answers the checkout as it is then. */
    public Uni<Checkout> release(Checkout checkout) {
        if (checkout.status() == CheckoutStatus.RELEASED) {
            return Uni.createFrom().item(checkout);
        }
        return sql.inTransaction(
                checkout.tenant(),
                tx -> reservations
                        .release(tx, checkout.tenant(), checkout.id().value())
                        .invoke(result -> requireDone(checkout, result))
                        .chain(() -> checkouts.end(tx, List.of(checkout.id().value()), CheckoutStatus.RELEASED))
                        .chain(() -> checkouts.find(tx, checkout.tenant(), checkout.id()))
                        .map(after -> after.orElse(checkout)));
    }

    private static void requireDone(Checkout checkout, StepResult result) {
        if (!(result instanceof StepResult.Done)) {
            String state = checkout.status().name().toLowerCase(Locale.ROOT);
            throw ProblemType.ILLEGAL_TRANSITION
                    .because("Checkout %s cannot be released: it is %s.", checkout.id(), state)
                    .with("state", state);
        }
    }
}
