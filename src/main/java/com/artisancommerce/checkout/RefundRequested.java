package com.artisancommerce.checkout;

import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for money to be given back to a customer.
 *
 * @param refund names the refund: a request that comes again asks for nothing new
 * @param checkout whose payment it is
 * @param order null when none came of the checkout
 * @param entry what is not delivered; null for all of it
 * @param reason in words that the customer reads
 * @param payment which one goes back; null for the one that the checkout has
 */
public record RefundRequested(
        TenantId tenant,
        UUID refund,
        UUID checkout,
        @Nullable UUID order,
        @Nullable UUID entry,
        Money amount,
        String reason,
        @Nullable Payment payment) {

    public static final String TOPIC = "payment.requests";
    public static final String TYPE = "com.artisancommerce.payment.refund-requested.v1";

    /** Of the payment that the checkout has. */
    public RefundRequested(
            TenantId tenant,
            UUID refund,
            UUID checkout,
            @Nullable UUID order,
            @Nullable UUID entry,
            Money amount,
            String reason) {
        this(tenant, refund, checkout, order, entry, amount, reason, null);
    }

    /** All of a checkout that was paid and of which nothing came. There is one such refund of a checkout. */
    static RefundRequested of(Checkout checkout, String reason) {
        return new RefundRequested(
                checkout.tenant(),
                named("refund/" + checkout.id()),
                checkout.id().value(),
                null,
                null,
                checkout.total(),
                reason);
    }

    /** A payment for a checkout that had another one. There is one such refund of a payment. */
    static RefundRequested ofAnother(Checkout checkout, Payment payment, String reason) {
        String name = payment.method() + "/" + Objects.requireNonNullElse(payment.reference(), "");
        return new RefundRequested(
                checkout.tenant(),
                named("refund/" + checkout.id() + "/" + name),
                checkout.id().value(),
                null,
                null,
                checkout.total(),
                reason,
                payment);
    }

    /** Of the letter that tells the customer. */
    UUID letter() {
        return named("letter/" + refund);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
