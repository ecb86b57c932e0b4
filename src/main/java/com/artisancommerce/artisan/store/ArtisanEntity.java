package com.artisancommerce.artisan.store;

import com.artisancommerce.artisan.Artisan;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Profile;
import com.artisancommerce.platform.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;

/** A row of {@code artisans}. Its id is unique within the tenant, which is all that a session sees. */
@Entity
@Table(name = "artisans")
class ArtisanEntity {

    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "user_id")
    private String userId;

    private String name;

    private String bio;

    private String[] skills;

    @Version
    private long version;

    static ArtisanEntity of(TenantId tenant, Artisan artisan) {
        var entity = new ArtisanEntity();
        entity.id = artisan.id().value();
        entity.tenantId = tenant.value();
        entity.userId = artisan.userId();
        entity.take(artisan);
        return entity;
    }

    /** What may change. */
    void take(Artisan artisan) {
        name = artisan.profile().name();
        bio = artisan.profile().bio();
        skills = artisan.profile().skills().toArray(String[]::new);
    }

    Artisan toArtisan() {
        return new Artisan(new ArtisanId(id), new Profile(name, bio, List.of(skills)), userId, version);
    }
}
