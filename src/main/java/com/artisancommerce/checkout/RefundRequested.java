package com.artisancommerce.checkout;

import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import java.nio.charset.StandardCharsets;
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
 */
public record RefundRequested(
        TenantId tenant,
        UUID refund,
        UUID checkout,
        @Nullable UUID order,
        @Nullable UUID entry,
        Money amount,
        String reason) {

    public static final String TOPIC = "payment.requests";
    public static final String TYPE = "com.artisancommerce.payment.refund-requested.v1";

    /** All of a checkout that was paid and of which nothing came. There is one such refund of a checkout. */
    static RefundRequested of(Checkout checkout, String reason) {
        UUID refund = UUID.nameUUIDFromBytes(("refund/" + checkout.id()).getBytes(StandardCharsets.UTF_8));
        return new RefundRequested(
                checkout.tenant(), refund, checkout.id().value(), null, null, checkout.total(), reason);
    }
}
