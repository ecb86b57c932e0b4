package com.artisancommerce.tenant.store;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.tenant.Shop;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The shops. Each call needs an open transaction. */
@Singleton
public class StoredShops implements PanacheRepositoryBase<ShopEntity, UUID> {

    /** Fails with the constraint's name when id, slug or a host name is taken. */
    public Uni<Shop> add(Shop shop) {
        return persistAndFlush(ShopEntity.of(shop)).map(ShopEntity::toShop);
    }

    public Uni<Optional<Shop>> find(TenantId id) {
        return findById(id.value()).map(found -> Optional.ofNullable(found).map(ShopEntity::toShop));
    }
}
