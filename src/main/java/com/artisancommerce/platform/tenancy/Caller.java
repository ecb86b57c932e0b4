package com.artisancommerce.platform.tenancy;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.web.ProblemType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and in which shop.
 *
 * @param subject the token's subject; null for a guest
 * @param email from the token, if it says so
 * @param until when the token runs out; null for a guest
 * @param shop the shop of the request; null only for an operator who acts on none
 */
public record Caller(
        @Nullable ShopRef shop,
        @Nullable String subject,
        Set<Role> roles,
        @Nullable String email,
        @Nullable String name,
        @Nullable Instant until) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** @throws com.artisancommerce.platform.web.ProblemException 404 when the request belongs to no shop */
    public ShopRef inShop() {
        if (shop == null) {
            throw ProblemType.NOT_FOUND.because(
                    "No shop answers here. Name one by host, by X-Shop, or by a token of its own.");
        }
        return shop;
    }

    public TenantId tenant() {
        return inShop().tenant();
    }

    public boolean isGuest() {
        return subject == null;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether the caller is the person behind this subject. */
    public boolean is(@Nullable String otherSubject) {
        return subject != null && subject.equals(otherSubject);
    }

    /** A name that is the caller's alone; a guest has none but what the request says. */
    public Optional<String> signedIn() {
        return Optional.ofNullable(subject);
    }

    /** This caller, if one of the roles is theirs; otherwise 401 for a guest and 403 for anybody else. */
    public Caller require(Role... anyOf) {
        if (isGuest()) {
            throw ProblemType.UNAUTHENTICATED.because("This needs a bearer token.");
        }
        if (Arrays.stream(anyOf).noneMatch(this::has)) {
            throw ProblemType.FORBIDDEN.because("This needs the role %s.", wordsOf(anyOf));
        }
        return this;
    }

    private static String wordsOf(Role... roles) {
        return String.join(" or ", Arrays.stream(roles).map(Role::word).toList());
    }
}
