package com.artisancommerce.tenant.web;

import com.artisancommerce.api.NewShopJson;
import com.artisancommerce.api.ShopJson;
import com.artisancommerce.api.TenantApi;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.CurrentCaller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.tenant.NewShop;
import com.artisancommerce.tenant.Shop;
import com.artisancommerce.tenant.Shops;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class TenantResource implements TenantApi {

    private final CurrentCaller current;
    private final Shops shops;

    TenantResource(CurrentCaller current, Shops shops) {
        this.current = current;
        this.shops = shops;
    }

    @Override
    public Uni<RestResponse<ShopJson>> createShop(NewShopJson body) {
        current.get().require(Role.OPERATOR);
        return shops.open(newShop(body))
                .map(shop -> Answers.created(json(shop), "/v1/shops/" + shop.id(), shop.version()));
    }

    @Override
    public Uni<RestResponse<ShopJson>> getShop(UUID shopId, @Nullable String ifNoneMatch) {
        Caller caller = current.get().require(Role.OPERATOR);
        return answer(caller, new TenantId(shopId), ifNoneMatch);
    }

    @Override
    public Uni<RestResponse<ShopJson>> getCurrentShop(@Nullable String ifNoneMatch) {
        Caller caller = current.get();
        return answer(caller, caller.tenant(), ifNoneMatch);
    }

    private Uni<RestResponse<ShopJson>> answer(Caller caller, TenantId id, @Nullable String ifNoneMatch) {
        return shops.get(id).map(shop -> Answers.read(caller, shop.version(), ifNoneMatch, () -> json(shop)));
    }

    private static NewShop newShop(NewShopJson json) {
        return new NewShop(
                json.id(),
                json.slug(),
                json.name(),
                json.currency(),
                json.hostNames(),
                json.allowedOrigins() == null ? List.of() : json.allowedOrigins(),
                json.transitMinDays(),
                json.transitMaxDays());
    }

    private static ShopJson json(Shop shop) {
        return new ShopJson(
                shop.id().value(),
                shop.slug(),
                shop.name(),
                shop.currency(),
                shop.hostNames(),
                shop.allowedOrigins(),
                shop.transitMinDays(),
                shop.transitMaxDays());
    }
}
