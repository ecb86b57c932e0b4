package com.artisancommerce.checkout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one checkout. */
public record CheckoutId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CheckoutId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
