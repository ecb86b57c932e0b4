package com.artisancommerce.flow;

import com.artisancommerce.capacity.Reservations;
import com.artisancommerce.capacity.StepResult;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.Checkouts;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.order.Orders;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.promise.Promises;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The steps by which a checkout that holds its places becomes an order: holds confirmed, checkout confirmed, order placed, promises entered. */
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

    /** Empty when the holds are over; nothing is changed then. 409 when somebody else was faster. */
    Uni<Optional<OrderId>> place(Tx tx, Checkout held, String payment) {
        OrderId order = new OrderId(Ids.next());
        return reservations
                .confirm(tx, held.tenant(), held.id().value(), order.value())
                .chain(result -> result instanceof StepResult.Done(List<StepResult.Moved> entries, var moved)
                        ? place(tx, held, order, payment, entries).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<OrderId> place(Tx tx, Checkout held, OrderId order, String payment, List<StepResult.Moved> entries) {
        return checkouts
                .confirm(tx, held.id(), order.value())
                .map(confirmed -> confirmed.orElseThrow(() -> ProblemType.CONFLICT.because(
                        "Checkout %s has been confirmed already. Read it for its order.", held.id())))
                .chain(confirmed -> orders.place(tx, confirmed, order, payment))
                .chain(() -> promises.enter(tx, held.tenant(), order.value(), entries))
                .replaceWith(order);
    }
}
