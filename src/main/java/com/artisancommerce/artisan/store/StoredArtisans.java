package com.artisancommerce.artisan.store;

import com.artisancommerce.artisan.Artisan;
import com.artisancommerce.artisan.ArtisanId;
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

/** The artisans. Each call needs an open transaction. */
@Singleton
public class StoredArtisans implements PanacheRepositoryBase<ArtisanEntity, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** Fails with the constraint's name when the id or the user is taken. */
    public Uni<Artisan> add(TenantId tenant, Artisan artisan) {
        return persistAndFlush(ArtisanEntity.of(tenant, artisan)).map(ArtisanEntity::toArtisan);
    }

    public Uni<Optional<Artisan>> find(TenantId tenant, ArtisanId id) {
        return byId(tenant, id).firstResult().map(StoredArtisans::artisan);
    }

    public Uni<Optional<Artisan>> ofUser(TenantId tenant, String userId) {
        return find("tenantId = ?1 and userId = ?2", tenant.value(), userId)
                .firstResult()
                .map(StoredArtisans::artisan);
    }

    /** At most {@code limit} artisans whose ids come after the given one, ordered by id. */
    public Uni<List<Artisan>> after(TenantId tenant, Optional<UUID> id, int limit) {
        return find("tenantId = ?1 and id > ?2 order by id", tenant.value(), id.orElse(BEFORE_ALL))
                .page(0, limit)
                .list()
                .map(rows -> rows.stream().map(ArtisanEntity::toArtisan).toList());
    }

    /** Loads the artisan under a lock, lets the change decide, and writes what it answers; empty when there is none. */
    public Uni<Optional<Artisan>> change(TenantId tenant, ArtisanId id, UnaryOperator<Artisan> change) {
        return byId(tenant, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNotNull()
                .invoke(row -> row.take(change.apply(row.toArtisan())))
                .call(() -> flush())
                .map(StoredArtisans::artisan);
    }

    private PanacheQuery<ArtisanEntity> byId(TenantId tenant, ArtisanId id) {
        return find("tenantId = ?1 and id = ?2", tenant.value(), id.value());
    }

    private static Optional<Artisan> artisan(ArtisanEntity row) {
        return Optional.ofNullable(row).map(ArtisanEntity::toArtisan);
    }
}
