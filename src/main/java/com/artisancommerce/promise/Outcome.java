package com.artisancommerce.promise;

/** What became of the first promise. Accuracy counts what was kept among all that counts. */
public enum Outcome {
    KEPT,
    MISSED,
    /** Called off after the customer had to be told of a delay: the promise was not kept, whoever called it off. */
    CANCELLED_LATE,
    /** Called off while all was well: says nothing about the artisan's word. */
    CANCELLED;

    /** Whether a parcel that arrives can still say anything about it. */
    public boolean wasMade() {
        return this == KEPT || this == MISSED;
    }
}
