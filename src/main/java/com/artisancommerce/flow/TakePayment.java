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
            case PENDING -> announced(tx, checkout, payment);
            case FAILED -> failed(tx, checkout, payment);
            case SUCCEEDED -> settle.settle(tx, checkout, payment);
        };
    }

    /** Told again it gives no more time; the queues may hold places of which the checkout has not heard yet. */
    private Uni<Void> announced(Tx tx, Checkout checkout, Payment payment) {
        if (checkout.status() == CheckoutStatus.RESERVING) {
            throw SettlePayment.stillWaits(checkout);
        }
        boolean again = checkout.status() == CheckoutStatus.PAYMENT_PENDING && checkout.waitsFor(payment);
        return again
                ? payments.heard(tx, checkout, payment).replaceWithVoid()
                : holds.pending(tx, checkout, payment).replaceWithVoid();
    }

    /** Only the end of the payment that is waited for says something. */
    private Uni<Void> failed(Tx tx, Checkout checkout, Payment payment) {
        if (!checkout.waitsFor(payment)) {
            return Uni.createFrom().voidItem();
        }
        return checkout.status() == CheckoutStatus.PAYMENT_PENDING
                ? holds.failed(tx, checkout, payment).replaceWithVoid()
                : payments.failedTooLate(tx, checkout, payment).replaceWithVoid();
    }
}
