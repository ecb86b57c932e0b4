package com.artisancommerce.platform.tenancy;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Finds out who asks and for which shop, before any operation under /v1. */
@Singleton
class CallerFilter {

    private final CurrentIdentityAssociation identities;
    private final CurrentCaller current;
    private final Provider<ShopResolution> shops;

    /** Filters are made before the configuration of this start is read, hence a provider of what depends on it. */
    CallerFilter(CurrentIdentityAssociation identities, CurrentCaller current, Provider<ShopResolution> shops) {
        this.identities = identities;
        this.current = current;
        this.shops = shops;
    }

    @ServerRequestFilter(nonBlocking = true)
    Uni<@Nullable Response> identify(RoutingContext request) {
        if (!request.normalizedPath().startsWith("/v1/")) {
            return Uni.createFrom().nullItem();
        }
        return identities
                .getDeferredIdentity()
                .chain(identity -> shopOf(identity, request).map(shop -> caller(identity, shop)))
                .invoke(caller -> admit(caller, request))
                .replaceWith(() -> null);
    }

    private void admit(Caller caller, RoutingContext request) {
        current.set(caller);
        CrossOrigin.limitTo(caller.shop(), request);
        if (caller.shop() != null) {
            MDC.put("tenant", caller.shop().slug());
        }
    }

    private Uni<Optional<ShopRef>> shopOf(SecurityIdentity identity, RoutingContext request) {
        return TokenClaims.shop(identity)
                .map(claimed -> shops.get().forToken(claimed, request))
                .orElseGet(() -> shops.get().forGuest(request));
    }

    private static Caller caller(SecurityIdentity identity, Optional<ShopRef> shop) {
        if (identity.isAnonymous()) {
            return new Caller(shop.orElse(null), null, Set.of(), null, null, null);
        }
        return new Caller(
                shop.orElse(null),
                TokenClaims.subject(identity).orElse(null),
                TokenClaims.roles(identity),
                TokenClaims.claim(identity, Claims.email.name()).orElse(null),
                TokenClaims.claim(identity, "name").orElse(null),
                until(identity));
    }

    private static @Nullable Instant until(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getExpirationTime() > 0
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : null;
    }
}
