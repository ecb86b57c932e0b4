package com.artisancommerce.platform;

import java.util.UUID;

/** The shop that owns a row, an event, a request. */
public record TenantId(UUID value) {

    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
