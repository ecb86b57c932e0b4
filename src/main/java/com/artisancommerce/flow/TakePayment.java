package com.artisancommerce.flow;

import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.CheckoutPayments;
import com.artisancommerce.checkout.CheckoutStatus;
import com.artisancommerce.checkout.Payment;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.idempotency.Claim;
import com.artisancommerce.platform.idempotency.Effect;
import com.artisancommerce.platform.idempotency.Idempotency;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * A payment for a checkout was announced, succeeded or failed. Announced, it keeps the places; with its success the order is placed, late or
 * not; what it pays for and cannot be had is paid back. One transaction, and one payment of a checkout at a time.
 */
@Singleton
public class TakePayment {

    private final Sql sql;
    private final Idempotency idempotency;
    private final CheckoutPayments payments;
    private final KeepHolds holds;
    private final SettlePayment settle;

    TakePayment(Sql sql, Idempotency idempotency, CheckoutPayments payments, KeepHolds holds, SettlePayment settle) {
        this.sql = sql;
        this.idempotency = idempotency;
        this.payments = payments;
        this.holds = holds;
        this.settle = settle;
    }

    /** Answers the checkout's id; the same claim twice has one effect. */
    public Uni<Effect> take(TenantId tenant, CheckoutId id, Payment payment, Claim claim) {
        return sql.inTransaction(
                tenant,
                tx -> idempotency.once(
                        tx,
                        claim,
                        () -> payments.alone(tx, tenant, id)
                                .chain(checkout -> take(tx, checkout, payment))
                                .replaceWith(id.value())));
    }

    private Uni<Void> take(Tx tx, Checkout checkout, Payment payment) {
        return switch (payment.status()) {
            case PENDING -> holds.pending(tx, checkout, payment).replaceWithVoid();
            case FAILED ->
                checkout.status() == CheckoutStatus.PAYMENT_PENDING
                        ? holds.failed(tx, checkout, payment).replaceWithVoid()
                        : Uni.createFrom().voidItem();
            case SUCCEEDED -> settle.settle(tx, checkout, payment);
        };
    }
}
