package com.artisancommerce.catalog;

import com.artisancommerce.artisan.ArtisanId;

/**
 * Something that an artisan makes to order.
 *
 * @param published whether customers find it
 * @param version grows with each edit
 */
public record Product(ProductId id, ArtisanId artisan, ProductDetails details, boolean published, long version) {

    public Product describedBy(ProductDetails newDetails) {
        return new Product(id, artisan, newDetails, published, version);
    }

    /** From now on customers find it; harmless when they do already. */
    public Product publish() {
        return new Product(id, artisan, details, true, version);
    }

    /** From now on customers do not find it; orders keep what they took from it. */
    public Product unpublish() {
        return new Product(id, artisan, details, false, version);
    }
}
