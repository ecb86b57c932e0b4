package com.artisancommerce.catalog;

import com.artisancommerce.platform.TenantId;

/** What customers see of a product has changed: they see another price, or it is for sale or no longer so. */
public record ProductChanged(TenantId tenant, ProductId product, long version) {

    public static final String TOPIC = "catalog.changes";
    public static final String TYPE = "com.artisancommerce.product.changed.v1";
}
