package com.artisancommerce.catalog.web;

import com.artisancommerce.api.CatalogApi;
import com.artisancommerce.api.NewProductJson;
import com.artisancommerce.api.ProductJson;
import com.artisancommerce.api.ProductPageJson;
import com.artisancommerce.api.ProductUpdateJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.catalog.Product;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.catalog.Products;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.CurrentCaller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ETags;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class CatalogResource implements CatalogApi {

    private final CurrentCaller current;
    private final Products products;

    CatalogResource(CurrentCaller current, Products products) {
        this.current = current;
        this.products = products;
    }

    @Override
    public Uni<RestResponse<ProductPageJson>> listProducts(
            @Nullable UUID artisanId, Integer limit, @Nullable String cursor) {
        Caller caller = current.get();
        Optional<ArtisanId> artisan = Optional.ofNullable(artisanId).map(ArtisanId::new);
        return products.published(caller, artisan, Cursors.read(cursor), Cursors.limit(limit))
                .map(page -> Answers.page(caller, ProductWire.json(page)));
    }

    @Override
    public Uni<RestResponse<ProductJson>> createProduct(NewProductJson body) {
        return products.add(staff(), ProductWire.newProduct(body))
                .map(product ->
                        Answers.created(ProductWire.json(product), "/v1/products/" + product.id(), product.version()));
    }

    @Override
    public Uni<RestResponse<ProductJson>> getProduct(UUID productId, @Nullable String ifNoneMatch) {
        Caller caller = current.get();
        return products.get(caller, new ProductId(productId))
                .map(product -> Answers.read(caller, product.version(), ifNoneMatch, () -> ProductWire.json(product)));
    }

    @Override
    public Uni<RestResponse<ProductJson>> updateProduct(
            UUID productId, ProductUpdateJson body, @Nullable String ifMatch) {
        Caller caller = staff();
        long version = ETags.required(ifMatch);
        return products.describe(caller, new ProductId(productId), version, ProductWire.details(body))
                .map(CatalogResource::written);
    }

    @Override
    public Uni<RestResponse<ProductJson>> publishProduct(UUID productId) {
        return products.publish(staff(), new ProductId(productId)).map(CatalogResource::written);
    }

    @Override
    public Uni<RestResponse<ProductJson>> unpublishProduct(UUID productId) {
        return products.unpublish(staff(), new ProductId(productId)).map(CatalogResource::written);
    }

    private Caller staff() {
        return current.get().require(Role.SHOP_ADMIN, Role.ARTISAN);
    }

    private static RestResponse<ProductJson> written(Product product) {
        return Answers.written(ProductWire.json(product), product.version());
    }
}
