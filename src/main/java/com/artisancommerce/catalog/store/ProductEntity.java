package com.artisancommerce.catalog.store;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.catalog.Product;
import com.artisancommerce.catalog.ProductDetails;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.catalog.ProductOption;
import com.artisancommerce.catalog.Production;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;

/** A row of {@code products}. Its id is unique within the tenant, which is all that a session sees. */
@Entity
@Table(name = "products")
class ProductEntity {

    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    @Column(name = "artisan_id", updatable = false)
    private UUID artisanId;

    private String name;

    private String description;

    @Column(name = "price_amount")
    private long priceAmount;

    @Column(name = "price_currency")
    private String priceCurrency;

    @Column(name = "setup_minutes")
    private int setupMinutes;

    @Column(name = "minutes_per_unit")
    private int minutesPerUnit;

    @Column(name = "passive_minutes")
    private int passiveMinutes;

    @Column(name = "max_quantity")
    private int maxQuantity;

    /** A JSON array; nothing asks for one of them apart from its product. */
    private String options;

    private boolean published;

    @Version
    private long version;

    static ProductEntity of(TenantId tenant, Product product, JsonText json) {
        var entity = new ProductEntity();
        entity.id = product.id().value();
        entity.tenantId = tenant.value();
        entity.artisanId = product.artisan().value();
        entity.take(product, json);
        return entity;
    }

    /** What may change. */
    void take(Product product, JsonText json) {
        ProductDetails details = product.details();
        name = details.name();
        description = details.description();
        priceAmount = details.price().amount();
        priceCurrency = details.price().currency();
        setupMinutes = details.production().setupMinutes();
        minutesPerUnit = details.production().minutesPerUnit();
        passiveMinutes = details.production().passiveMinutes();
        maxQuantity = details.production().maxQuantity();
        options = json.write(details.options());
        published = product.published();
    }

    Product toProduct(JsonText json) {
        var production = new Production(setupMinutes, minutesPerUnit, passiveMinutes, maxQuantity);
        var details = new ProductDetails(
                name,
                description,
                new Money(priceAmount, priceCurrency),
                production,
                List.of(json.read(options, ProductOption[].class)));
        return new Product(new ProductId(id), new ArtisanId(artisanId), details, published, version);
    }
}
