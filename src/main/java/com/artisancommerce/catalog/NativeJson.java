package com.artisancommerce.catalog;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Events and what is cached travel as JSON. A native image keeps their shape only when it is told; a test tells when one is missing here. */
@RegisterForReflection(
        targets = {
            ArtisanId.class,
            Money.class,
            Product.class,
            ProductChanged.class,
            ProductDetails.class,
            ProductId.class,
            ProductOption.class,
            Production.class,
            Shelf.Page.class,
            TenantId.class
        })
final class NativeJson {

    private NativeJson() {}
}
