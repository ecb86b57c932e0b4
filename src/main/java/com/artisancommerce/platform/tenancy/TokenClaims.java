package com.artisancommerce.platform.tenancy;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What a caller's token says. */
public final class TokenClaims {

    private TokenClaims() {}

    /** The shop that the token is for. */
    public static Optional<String> shop(SecurityIdentity identity) {
        return claim(identity, "shop");
    }

    /** The name that is the caller's alone in the issuer; empty for a guest. */
    public static Optional<String> subject(SecurityIdentity identity) {
        return identity.isAnonymous()
                ? Optional.empty()
                : claim(identity, Claims.sub.name())
                        .or(() -> Optional.of(identity.getPrincipal().getName()));
    }

    /** A role is one in the token's shop: without such a shop only the operator's is left, which is none of a shop. */
    public static Set<Role> roles(SecurityIdentity identity) {
        boolean ofAShop = shop(identity).isPresent();
        return identity.getRoles().stream()
                .flatMap(word -> Role.of(word).stream())
                .filter(role -> ofAShop || role == Role.OPERATOR)
                .collect(Collectors.toSet());
    }

    /**
     * Asks the token itself where it is at hand: a {@link JsonWebToken} tells a name that is not MicroProfile's own from one that is by an
     * exception, and each request has several of ours.
     */
    static Optional<String> claim(SecurityIdentity identity, String name) {
        return switch (identity.getPrincipal()) {
            case OidcJwtCallerPrincipal token -> text(token.getClaims().getClaimValue(name));
            case JsonWebToken token -> text(token.getClaim(name));
            default -> Optional.empty();
        };
    }

    private static Optional<String> text(@Nullable Object claim) {
        return Optional.ofNullable(claim).map(Object::toString);
    }
}
