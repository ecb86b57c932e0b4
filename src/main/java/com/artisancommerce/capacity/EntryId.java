package com.artisancommerce.capacity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one entry of a queue: one order line of one artisan, from its hold to its end. */
public record EntryId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EntryId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
