package com.artisancommerce.waitlist;

import com.artisancommerce.checkout.CheckoutId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one who waits, and the checkout that may come of it. */
public record WaitlistId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WaitlistId {}

    /** The checkout that an accepted offer becomes; its token opens the entry, too. */
    public CheckoutId checkout() {
        return new CheckoutId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
