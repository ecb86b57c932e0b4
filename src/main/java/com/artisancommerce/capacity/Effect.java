package com.artisancommerce.capacity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does to one entry. A plan breaks a promise when the entry becomes late and was not, and saves it in the reverse case.
 *
 * @param orderId null for a hold, which is no order yet
 * @param before null for an entry that is only in the plan
 * @param after null for an entry that the plan takes away
 */
public record Effect(
        EntryId entry,
        @Nullable UUID orderId,
        LocalDate promisedBy,
        @Nullable Standing before,
        @Nullable Standing after) {

    public boolean breaksPromise() {
        return before != null && after != null && isLate(after) && !isLate(before);
    }

    public boolean savesPromise() {
        return before != null && after != null && isLate(before) && !isLate(after);
    }

    /** The day on which it was to be delivered, as likely as not; null when nobody could say. */
    public @Nullable LocalDate deliveryBefore() {
        return delivery(before);
    }

    /** The same with the plan. */
    public @Nullable LocalDate deliveryAfter() {
        return delivery(after);
    }

    private static @Nullable LocalDate delivery(@Nullable Standing standing) {
        return standing != null && standing.estimate() instanceof Estimate.Known known
                ? known.delivery().p50()
                : null;
    }

    /** Late is what is delivered after its promise more often than not, and what has no date in sight. */
    public static boolean isLate(Standing standing) {
        return standing.estimate() instanceof Estimate.Unknown unknown
                ? unknown.reason() != Estimate.UnknownReason.LEFT_QUEUE
                : standing.risk() == Risk.LATE;
    }
}
