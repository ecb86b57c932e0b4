package com.artisancommerce.catalog;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.catalog.store.OfferQueries;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What is for sale, read within the transaction of whoever prices an order. The sibling of {@link Products} on the pg client. */
@Singleton
public class Offers {

    private final OfferQueries offers;

    Offers(OfferQueries offers) {
        this.offers = offers;
    }

    /** The published ones among these products, in no particular order; what is missing is not for sale. One statement. */
    public Uni<List<Offer>> inTransaction(Tx tx, TenantId tenant, List<ProductId> products) {
        return offers.published(tx, tenant, products);
    }

    /** What is for sale, of one artisan if one is named, ordered by id. One statement. */
    public Uni<List<Offer>> forSale(Tx tx, TenantId tenant, Optional<ArtisanId> artisan, int limit) {
        return offers.forSale(tx, tenant, artisan, limit);
    }
}
