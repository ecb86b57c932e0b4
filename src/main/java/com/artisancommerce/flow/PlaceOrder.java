package com.artisancommerce.flow;

import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.idempotency.Claim;
import com.artisancommerce.platform.idempotency.Effect;
import com.artisancommerce.platform.idempotency.Idempotency;
import com.artisancommerce.platform.sql.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** A reserved checkout becomes an order, its promises entered and its mail on its way. One transaction. */
@Singleton
public class PlaceOrder {

    private final Sql sql;
    private final Idempotency idempotency;
    private final OrderFromCheckout steps;

    PlaceOrder(Sql sql, Idempotency idempotency, OrderFromCheckout steps) {
        this.sql = sql;
        this.idempotency = idempotency;
        this.steps = steps;
    }

    /** Answers the order's id; the same claim twice makes one order. */
    public Uni<Effect> confirm(TenantId tenant, CheckoutId checkout, String payment, Claim claim) {
        return sql.inTransaction(
                tenant,
                tx -> idempotency.once(
                        tx,
                        claim,
                        () -> steps.place(tx, tenant, checkout, payment).map(OrderId::value)));
    }
}
