package com.artisancommerce.catalog.store;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.catalog.Offer;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.catalog.ProductOption;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads offers with plain SQL, in somebody else's transaction. */
@Singleton
public class OfferQueries {

    private static final String OFFERS = """
            select id, artisan_id, name, price_amount, price_currency,
                   setup_minutes, minutes_per_unit, passive_minutes, max_quantity, options
            from products
            """;
    private static final String PUBLISHED = OFFERS + "where tenant_id = $1 and id = any($2) and published";
    private static final String FOR_SALE = OFFERS + """
            where tenant_id = $1 and published and ($2::uuid is null or artisan_id = $2) order by id limit $3
            """;

    private final JsonText json;

    OfferQueries(JsonText json) {
        this.json = json;
    }

    public Uni<List<Offer>> published(Tx tx, TenantId tenant, List<ProductId> products) {
        UUID[] ids = products.stream().map(ProductId::value).distinct().toArray(UUID[]::new);
        return tx.list(PUBLISHED, Tuple.of(tenant.value(), ids), this::offer);
    }

    public Uni<List<Offer>> forSale(Tx tx, TenantId tenant, Optional<ArtisanId> artisan, int limit) {
        UUID maker = artisan.map(ArtisanId::value).orElse(null);
        return tx.list(FOR_SALE, Columns.tuple(tenant.value(), maker, limit), this::offer);
    }

    private Offer offer(Row row) {
        return new Offer(
                new ProductId(row.getUUID("id")),
                new ArtisanId(row.getUUID("artisan_id")),
                row.getString("name"),
                new Money(row.getLong("price_amount"), row.getString("price_currency")),
                row.getInteger("setup_minutes"),
                row.getInteger("minutes_per_unit"),
                row.getInteger("passive_minutes"),
                row.getInteger("max_quantity"),
                List.of(json.read(row.getString("options"), ProductOption[].class)));
    }
}
