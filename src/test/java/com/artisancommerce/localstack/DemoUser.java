package com.artisancommerce.localstack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The people of the demo shop, and a few of another shop to prove that they cannot meet. The first of a role is its default. */
public enum DemoUser {
    ADA("customer", Shops.DEMO),
    BEN("customer", Shops.DEMO),
    CLEO("customer", Shops.DEMO),
    MAYA("artisan", Shops.DEMO),
    TOMAS("artisan", Shops.DEMO),
    INES("artisan", Shops.DEMO),
    SAM("shop-admin", Shops.DEMO),
    OTTO("customer", Shops.OTHER),
    OSKAR("artisan", Shops.OTHER),
    SARA("shop-admin", Shops.OTHER),
    OLGA("operator", null);

    private final String role;
    private final Optional<UUID> shop;

    DemoUser(String role, @org.jspecify.annotations.Nullable UUID shop) {
        this.role = role;
        this.shop = Optional.ofNullable(shop);
    }

    /** The name to sign in with; it is the password, too. */
    public String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String subject() {
        return "user-" + login();
    }

    public String email() {
        return login() + "@example.test";
    }

    public String fullName() {
        return name().charAt(0) + login().substring(1);
    }

    public String role() {
        return role;
    }

    /** The shop of the token; an operator has none. */
    public Optional<UUID> shop() {
        return shop;
    }

    public static Optional<DemoUser> named(String login) {
        return Arrays.stream(values())
                .filter(user -> user.login().equals(login))
                .findFirst();
    }

    public static Optional<DemoUser> firstWith(String role) {
        return Arrays.stream(values()).filter(user -> user.role.equals(role)).findFirst();
    }

    /** The two shops of the demo data. */
    public static final class Shops {
        public static final UUID DEMO = UUID.fromString("0190a000-0000-7000-8000-000000000001");
        public static final UUID OTHER = UUID.fromString("0190a000-0000-7000-8000-000000000002");

        private Shops() {}
    }
}
