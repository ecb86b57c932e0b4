package com.artisancommerce.checkout;

import com.artisancommerce.platform.TenantId;

/** A checkout has a new version: whoever waits for it or watches it reads it again. */
public record CheckoutChanged(TenantId tenant, CheckoutId checkout, long version, CheckoutStatus status) {

    public static final String TOPIC = "checkout.changes";
    public static final String TYPE = "com.artisancommerce.checkout.changed.v1";

    static CheckoutChanged of(Checkout checkout) {
        return new CheckoutChanged(checkout.tenant(), checkout.id(), checkout.version(), checkout.status());
    }
}
