package com.artisancommerce.platform.tenancy;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The issuer is asked for its keys while a request waits, for as long as anybody makes up names of keys: it gets little time to answer. */
@Singleton
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.JWKS)
class PatienceWithTheIssuer implements OidcRequestFilter {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public Uni<Void> filter(OidcRequestFilterContext asked) {
        asked.request().timeout(PATIENCE.toMillis());
        return Uni.createFrom().voidItem();
    }
}
