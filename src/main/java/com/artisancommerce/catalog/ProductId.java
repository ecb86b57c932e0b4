package com.artisancommerce.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one product of a shop. */
public record ProductId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
