package com.artisancommerce.platform.limits;

import com.artisancommerce.platform.web.ProblemException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Counts every request of an operation under /v1: when its token is known to be good, and before anything is read for it. */
@Singleton
class RateLimitFilter {

    /** Before the shop is looked up. */
    private static final int BEFORE_THE_CALLER = Priorities.AUTHORIZATION;

    private final CurrentIdentityAssociation identities;
    private final Provider<RequestLimits> limits;

    /** Filters are made before the configuration of this start is read, hence a provider of what depends on it. */
    RateLimitFilter(CurrentIdentityAssociation identities, Provider<RequestLimits> limits) {
        this.identities = identities;
        this.limits = limits;
    }

    @ServerRequestFilter(nonBlocking = true, priority = BEFORE_THE_CALLER)
    Uni<@Nullable Response> count(SimpleResourceInfo operation, RoutingContext request) {
        if (!request.normalizedPath().startsWith("/v1/")) {
            return Uni.createFrom().nullItem();
        }
        return identities
                .getDeferredIdentity()
                .chain(identity -> limits.get().take(request, identity, operation.getMethodName()))
                .invoke(RateLimitFilter::refuse)
                .replaceWith(() -> null);
    }

    private static void refuse(Optional<ProblemException> refusal) {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }
}
