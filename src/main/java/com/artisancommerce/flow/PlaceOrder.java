package com.artisancommerce.flow;

import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.CheckoutPayments;
import com.artisancommerce.checkout.Payment;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.idempotency.Claim;
import com.artisancommerce.platform.idempotency.Effect;
import com.artisancommerce.platform.idempotency.Idempotency;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.UUID;

/**
 * Shop staff vouch for the money: a reserved checkout becomes an order, its promises entered and its mail on its way. One transaction, and
 * one payment of a checkout at a time: whoever vouches while a late payment asks for a later date finds that the customer is asked.
 */
@Singleton
public class PlaceOrder {

    private final Sql sql;
    private final Idempotency idempotency;
    private final CheckoutPayments payments;
    private final OrderFromCheckout steps;

    PlaceOrder(Sql sql, Idempotency idempotency, CheckoutPayments payments, OrderFromCheckout steps) {
        this.sql = sql;
        this.idempotency = idempotency;
        this.payments = payments;
        this.steps = steps;
    }

    /** Answers the order's id; the same claim twice makes one order. */
    public Uni<Effect> confirm(TenantId tenant, CheckoutId checkout, Payment vouched, Claim claim) {
        return sql.inTransaction(tenant, tx -> idempotency.once(tx, claim, () -> place(tx, tenant, checkout, vouched)));
    }

    private Uni<UUID> place(Tx tx, TenantId tenant, CheckoutId id, Payment vouched) {
        return payments.alone(tx, tenant, id)
                .map(PlaceOrder::held)
                .chain(checkout -> steps.place(tx, checkout, SettlePayment.word(vouched))
                        .map(order -> order.map(OrderId::value).orElseThrow(() -> expired(id)))
                        .call(() -> payments.heard(tx, checkout, vouched)));
    }

    private static Checkout held(Checkout checkout) {
        return switch (checkout.status()) {
            case RESERVED, PAYMENT_PENDING -> checkout;
            case EXPIRED -> throw expired(checkout.id());
            case CONFIRMED ->
                throw ProblemType.CONFLICT.because(
                        "Checkout %s has been confirmed already. Read it for its order.", checkout.id());
            case RESERVING, REFUSED, RELEASED, AWAITING_CONSENT, REFUNDED ->
                throw ProblemType.NOT_RESERVED.because(
                        "Checkout %s is %s; only a reserved one can be confirmed.",
                        checkout.id(), checkout.status().name().toLowerCase(Locale.ROOT));
        };
    }

    private static ProblemException expired(CheckoutId id) {
        return ProblemType.HOLD_EXPIRED.because("The hold of checkout %s is over. Check out again.", id);
    }
}
