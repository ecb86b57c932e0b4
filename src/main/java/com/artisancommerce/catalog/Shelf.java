package com.artisancommerce.catalog;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.catalog.store.StoredProducts;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.cache.CacheInvalidation;
import com.artisancommerce.platform.cache.CacheKey;
import com.artisancommerce.platform.cache.CacheLevel;
import com.artisancommerce.platform.cache.Caches;
import com.artisancommerce.platform.cache.TwoLevelCache;
import com.artisancommerce.platform.sql.Records;
import com.artisancommerce.platform.web.Cursors;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What customers see of a shop's products, from the caches. Nothing that is not published ever gets into them. */
@Singleton
class Shelf implements CacheInvalidation {

    private static final String PAGES = "pages";

    private final Records records;
    private final StoredProducts products;
    private final TwoLevelCache<ProductKey, Product> single;
    private final TwoLevelCache<PageKey, Page> pages;

    Shelf(Records records, StoredProducts products, Caches caches) {
        this.records = records;
        this.products = products;
        this.single = caches.twoLevels("product:v1", CacheLevel.CATALOGUE, Product.class);
        this.pages = caches.twoLevels("product-pages:v1", CacheLevel.CATALOGUE, Page.class);
    }

    /** The product if it is published. */
    Uni<Optional<Product>> product(TenantId tenant, ProductId id) {
        return single.get(
                new ProductKey(tenant, id),
                () -> records.inTransaction(tenant, () -> products.find(tenant, id))
                        .map(found -> found.filter(Product::published)));
    }

    /** One page of published products, as {@link Products#published} answers it. */
    Uni<Cursors.Page<Product>> page(TenantId tenant, Optional<ArtisanId> artisan, Optional<UUID> after, int limit) {
        var key = new PageKey(tenant, artisan.map(ArtisanId::value).orElse(null), after.orElse(null), limit);
        return pages.get(
                        key,
                        () -> read(tenant, artisan, after, limit)
                                .map(page -> Optional.of(new Page(page.items(), page.nextCursor()))))
                .map(found -> found.orElseThrow().page());
    }

    /** The same page as the database has it. */
    Uni<Cursors.Page<Product>> read(TenantId tenant, Optional<ArtisanId> artisan, Optional<UUID> after, int limit) {
        return records.inTransaction(tenant, () -> products.published(tenant, artisan, after, limit + 1))
                .map(rows -> Cursors.page(rows, limit, product -> product.id().value()));
    }

    @Override
    public String topic() {
        return ProductChanged.TOPIC;
    }

    @Override
    public Uni<Void> changed(TenantId tenant, String product, UUID event) {
        return single.forget(tenant, UUID.fromString(product).toString(), event)
                .chain(() -> pages.forget(tenant, PAGES, event));
    }

    record ProductKey(TenantId tenant, ProductId id) implements CacheKey {

        @Override
        public String family() {
            return id.toString();
        }

        @Override
        public String member() {
            return "";
        }
    }

    /** All pages of a shop are forgotten together: a product may be on any of them. */
    record PageKey(
            TenantId tenant,
            @Nullable UUID artisan,
            @Nullable UUID after,
            int limit) implements CacheKey {

        @Override
        public String family() {
            return PAGES;
        }

        @Override
        public String member() {
            return artisan + "," + after + "," + limit;
        }
    }

    /** A page as it is kept. */
    record Page(List<Product> items, @Nullable String nextCursor) {

        Page {
            items = List.copyOf(items);
        }

        private Cursors.Page<Product> page() {
            return new Cursors.Page<>(items, nextCursor);
        }
    }
}
