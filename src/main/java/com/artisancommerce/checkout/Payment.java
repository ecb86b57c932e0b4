package com.artisancommerce.checkout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was heard last of the payment for a checkout.
 *
 * @param reference what the payment says, for the books
 */
public record Payment(Method method, @Nullable String reference, Status status, Instant at) {

    /** How the money comes. */
    public enum Method {
        CARD,
        WALLET,
        BANK_TRANSFER,
        CASH
    }

    /** Where it stands. */
    public enum Status {
        /** Announced; the provider is about to be asked, or the transfer is on its way. */
        PENDING,
        SUCCEEDED,
        FAILED
    }
}
