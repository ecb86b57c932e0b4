package com.artisancommerce.flow;

import com.artisancommerce.capacity.Reservations;
import com.artisancommerce.capacity.StepResult;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.CheckoutStatus;
import com.artisancommerce.checkout.Checkouts;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.order.Orders;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.promise.Promises;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** The steps by which a reserved checkout becomes an order: holds confirmed, checkout confirmed, order placed, promises entered. */
@Singleton
class OrderFromCheckout {

    private final Reservations reservations;
    private final Checkouts checkouts;
    private final Orders orders;
    private final Promises promises;

    OrderFromCheckout(Reservations reservations, Checkouts checkouts, Orders orders, Promises promises) {
        this.reservations = reservations;
        this.checkouts = checkouts;
        this.orders = orders;
        this.promises = promises;
    }

    Uni<OrderId> place(Tx tx, TenantId tenant, CheckoutId id, String payment) {
        OrderId order = new OrderId(Ids.next());
        return checkouts
                .find(tx, tenant, id)
                .invoke(found -> requireReserved(found.orElseThrow(() -> absent(id))))
                .chain(() -> reservations.confirm(tx, tenant, id.value(), order.value()))
                .map(result -> confirmed(id, result))
                .call(entries -> place(tx, id, order, payment))
                .chain(entries -> promises.enter(tx, tenant, order.value(), entries))
                .replaceWith(order);
    }

    private Uni<OrderId> place(Tx tx, CheckoutId id, OrderId order, String payment) {
        return checkouts
                .confirm(tx, id, order.value())
                .map(confirmed -> confirmed.orElseThrow(() -> taken(id)))
                .chain(confirmed -> orders.place(tx, confirmed, order, payment));
    }

    private static void requireReserved(Checkout checkout) {
        switch (checkout.status()) {
            case RESERVED -> {}
            case EXPIRED -> throw expired(checkout.id());
            case CONFIRMED -> throw taken(checkout.id());
            case RESERVING, REFUSED, RELEASED -> throw notReserved(checkout);
        }
    }

    private static List<StepResult.Moved> confirmed(CheckoutId id, StepResult result) {
        return switch (result) {
            case StepResult.Done done -> done.entries();
            case StepResult.Unknown unknown -> throw absent(id);
            case StepResult.Refused refused -> throw expired(id);
        };
    }

    private static ProblemException notReserved(Checkout checkout) {
        return ProblemType.NOT_RESERVED.because(
                "Checkout %s is %s; only a reserved one can be confirmed.", checkout.id(), word(checkout.status()));
    }

    private static ProblemException expired(CheckoutId id) {
        return ProblemType.HOLD_EXPIRED.because("The hold of checkout %s is over. Check out again.", id);
    }

    private static ProblemException taken(CheckoutId id) {
        return ProblemType.CONFLICT.because("Checkout %s has been confirmed already. Read it for its order.", id);
    }

    private static ProblemException absent(CheckoutId id) {
        return ProblemType.NOT_FOUND.because("There is no checkout %s in this shop.", id);
    }

    private static String word(CheckoutStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
