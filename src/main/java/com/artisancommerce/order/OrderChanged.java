package com.artisancommerce.order;

import com.artisancommerce.platform.TenantId;

/** An order has new timeline events: whoever watches it reads them. */
public record OrderChanged(TenantId tenant, OrderId order, long version, long lastSequence) {

    public static final String TOPIC = "order.changes";
    public static final String TYPE = "com.artisancommerce.order.changed.v1";

    static OrderChanged of(Order order) {
        return new OrderChanged(order.tenant(), order.id(), order.version(), order.lastSequence());
    }
}
