package com.artisancommerce.order;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import java.util.UUID;

/**
 * Asks for money to be given back to a customer.
 *
 * @param refund names the refund: a request that comes again asks for nothing new
 * @param entry what is not delivered
 * @param reason in words that the customer reads
 */
public record RefundRequested(TenantId tenant, UUID refund, OrderId order, EntryId entry, Money amount, String reason) {

    public static final String TOPIC = "payment.requests";
    public static final String TYPE = "com.artisancommerce.payment.refund-requested.v1";

    static RefundRequested of(Order order, EntryId entry, UUID refund, String reason) {
        Money amount = order.priceOf(entry)
                .orElseThrow(() -> new IllegalArgumentException(entry + " is no entry of order " + order.id()));
        return new RefundRequested(order.tenant(), refund, order.id(), entry, amount, reason);
    }
}
