package com.artisancommerce.platform;

/** Two shops of which these tests alone have heard. */
public final class Tenants {

    public static final TenantId WOOL = TenantId.of("0190b000-0000-7000-8000-0000000000a1");
    public static final TenantId CLAY = TenantId.of("0190b000-0000-7000-8000-0000000000b2");

    private Tenants() {}
}
