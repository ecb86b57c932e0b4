package com.artisancommerce.tenant.store;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.tenant.Shop;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** A row of {@code shops} with its host names. The column {@code tenant_id} follows from the id. */
@Entity
@Table(name = "shops")
class ShopEntity {

    @Id
    private UUID id;

    private String slug;

    private String name;

    private String currency;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "shop_host_names", joinColumns = @JoinColumn(name = "tenant_id"))
    @Column(name = "host_name")
    private Set<String> hostNames = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "shop_origins", joinColumns = @JoinColumn(name = "tenant_id"))
    @Column(name = "origin")
    private Set<String> allowedOrigins = new HashSet<>();

    @Column(name = "transit_min_days")
    private int transitMinDays;

    @Column(name = "transit_max_days")
    private int transitMaxDays;

    @Version
    private long version;

    static ShopEntity of(Shop shop) {
        var entity = new ShopEntity();
        entity.id = shop.id().value();
        entity.slug = shop.slug();
        entity.name = shop.name();
        entity.currency = shop.currency();
        entity.hostNames.addAll(shop.hostNames());
        entity.allowedOrigins.addAll(shop.allowedOrigins());
        entity.transitMinDays = shop.transitMinDays();
        entity.transitMaxDays = shop.transitMaxDays();
        return entity;
    }

    Shop toShop() {
        return new Shop(
                new TenantId(id),
                slug,
                name,
                currency,
                hostNames.stream().sorted().toList(),
                allowedOrigins.stream().sorted().toList(),
                transitMinDays,
                transitMaxDays,
                version);
    }
}
