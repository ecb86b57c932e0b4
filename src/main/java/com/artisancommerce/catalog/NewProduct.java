package com.artisancommerce.catalog;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product to add, not yet published.
 *
 * @param id chosen by whoever adds it, or null
 */
public record NewProduct(@Nullable UUID id, ArtisanId artisan, ProductDetails details) {

    Product draft() {
        return new Product(new ProductId(id == null ? Ids.next() : id), artisan, details, false, 0);
    }
}
