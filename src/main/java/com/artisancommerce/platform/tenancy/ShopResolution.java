package com.artisancommerce.platform.tenancy;

import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which shop a request is for.
 *
 * <p>A token's shop decides, and a host or X-Shop that names another is answered as if nothing were there. Without a token the host name
 * decides, then X-Shop, then {@code ?shop=}, then the default shop of a deployment that has one.
 */
@Singleton
class ShopResolution {

    private final ShopDirectory shops;
    private final Optional<String> defaultShop;

    ShopResolution(
            ShopDirectory shops, @ConfigProperty(name = "artisan.tenancy.default-shop") Optional<String> defaultShop) {
        this.shops = shops;
        this.defaultShop = defaultShop;
    }

    Uni<Optional<ShopRef>> forToken(String claimedShop, RoutingContext request) {
        return shops.byName(claimedShop)
                .map(own -> Optional.of(own.orElseThrow(ShopResolution::nothingHere)))
                .call(own -> byHost(request).invoke(host -> refuseAnother(own, host)))
                .call(own -> byHeader(request).invoke(header -> refuseAnother(own, header)));
    }

    Uni<Optional<ShopRef>> forGuest(RoutingContext request) {
        return byHost(request)
                .chain(host -> byHeader(request)
                        .invoke(header -> refuseContradiction(host, header))
                        .map(header -> host.or(() -> header)))
                .chain(named -> named.isPresent() ? Uni.createFrom().item(named) : byParameterOrDefault(request));
    }

    private Uni<Optional<ShopRef>> byHost(RoutingContext request) {
        var authority = request.request().authority();
        return authority == null ? none() : shops.byHostName(authority.host());
    }

    private Uni<Optional<ShopRef>> byHeader(RoutingContext request) {
        String name = request.request().getHeader("X-Shop");
        return name == null
                ? none()
                : shops.byName(name).map(found -> Optional.of(found.orElseThrow(ShopResolution::nothingHere)));
    }

    private Uni<Optional<ShopRef>> byParameterOrDefault(RoutingContext request) {
        return Optional.ofNullable(request.request().getParam("shop"))
                .or(() -> defaultShop)
                .map(shops::byName)
                .orElseGet(ShopResolution::none);
    }

    private static void refuseAnother(Optional<ShopRef> own, Optional<ShopRef> named) {
        if (named.isPresent() && !named.equals(own)) {
            throw nothingHere();
        }
    }

    private static void refuseContradiction(Optional<ShopRef> host, Optional<ShopRef> header) {
        if (host.isPresent() && header.isPresent() && !host.equals(header)) {
            throw nothingHere();
        }
    }

    private static Uni<Optional<ShopRef>> none() {
        return Uni.createFrom().item(Optional.empty());
    }

    private static RuntimeException nothingHere() {
        return ProblemType.NOT_FOUND.because("No such shop here, or not the shop of the caller.");
    }
}
