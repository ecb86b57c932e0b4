package com.artisancommerce.checkout;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was heard last of the payment for a checkout. Method and reference tell payments apart.
 *
 * @param reference what the payment says, for the books; null when nobody said, as before a provider is asked: then it may be any of its
 *     method
 */
public record Payment(Method method, @Nullable String reference, Status status, Instant at) {

    /** Whether both speak of one payment, as far as they say. */
    public boolean isSame(Payment other) {
        boolean told = reference != null && other.reference != null;
        return method == other.method && (!told || Objects.equals(reference, other.reference));
    }

    /** Whether it says nothing that was not heard before. */
    boolean repeats(@Nullable Payment heard) {
        return heard != null
                && isSame(heard)
                && status == heard.status
                && (reference == null || heard.reference != null);
    }

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
