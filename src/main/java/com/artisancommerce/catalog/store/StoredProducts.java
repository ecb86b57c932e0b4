package com.artisancommerce.catalog.store;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.catalog.Product;
import com.artisancommerce.catalog.ProductEdit;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.TenantId;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The products. Each call needs an open transaction. */
@Singleton
public class StoredProducts implements PanacheRepositoryBase<ProductEntity, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String PUBLISHED = "tenantId = ?1 and published = true and id > ?2 order by id";
    private static final String PUBLISHED_OF_ARTISAN =
            "tenantId = ?1 and published = true and id > ?2 and artisanId = ?3 order by id";

    private final JsonText json;

    StoredProducts(JsonText json) {
        this.json = json;
    }

    /** Fails with the constraint's name when the id is taken. */
    public Uni<Product> add(TenantId tenant, Product product) {
        return persistAndFlush(ProductEntity.of(tenant, product, json)).map(row -> row.toProduct(json));
    }

    public Uni<Optional<Product>> find(TenantId tenant, ProductId id) {
        return byId(tenant, id).firstResult().map(this::product);
    }

    /** At most {@code limit} published products whose ids come after the given one, ordered by id. */
    public Uni<List<Product>> published(TenantId tenant, Optional<ArtisanId> artisan, Optional<UUID> after, int limit) {
        UUID id = after.orElse(BEFORE_ALL);
        return artisan.map(maker -> find(PUBLISHED_OF_ARTISAN, tenant.value(), id, maker.value()))
                .orElseGet(() -> find(PUBLISHED, tenant.value(), id))
                .page(0, limit)
                .list()
                .map(rows -> rows.stream().map(row -> row.toProduct(json)).toList());
    }

    /** Loads the product under a lock, lets the change decide, and writes what it answers; empty when there is none. */
    public Uni<Optional<ProductEdit>> change(TenantId tenant, ProductId id, UnaryOperator<Product> change) {
        return byId(tenant, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : write(row, row.toProduct(json), change).map(Optional::of));
    }

    private Uni<ProductEdit> write(ProductEntity row, Product before, UnaryOperator<Product> change) {
        row.take(change.apply(before), json);
        return flush().map(written -> new ProductEdit(before, row.toProduct(json)));
    }

    private PanacheQuery<ProductEntity> byId(TenantId tenant, ProductId id) {
        return find("tenantId = ?1 and id = ?2", tenant.value(), id.value());
    }

    private Optional<Product> product(ProductEntity row) {
        return Optional.ofNullable(row).map(found -> found.toProduct(json));
    }
}
