package com.artisancommerce.capacity;

import java.util.UUID;

/** Names one entry of a queue: one order line of one artisan, from its hold to its end. */
public record EntryId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
