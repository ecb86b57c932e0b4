package com.artisancommerce.platform.tenancy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a signed-in caller may be. */
public enum Role {
    CUSTOMER,
    ARTISAN,
    SHOP_ADMIN,
    OPERATOR;

    /** The word in the token's {@code groups}: {@code shop-admin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
