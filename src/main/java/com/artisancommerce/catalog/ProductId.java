package com.artisancommerce.catalog;

import java.util.UUID;

/** Names one product of a shop. */
public record ProductId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
