package com.artisancommerce.promise;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One promise, as it was made. Promises are added to and never changed.
 *
 * @param number 1 is the first, by which accuracy is scored
 * @param date the day by which it is delivered; null when the customer agreed to wait without one
 * @param reason why it replaced the one before; null for the first
 */
public record Promise(
        int number,
        @Nullable LocalDate date,
        Instant madeAt,
        Kind kind,
        @Nullable String reason) {

    /** How it came about. */
    public enum Kind {
        /** Frozen by the hold, entered when the order was confirmed. */
        FIRST,
        /** The customer accepted a delay. */
        ACCEPTED,
        /** The customer did not object to a delay in time. */
        STOOD
    }
}
