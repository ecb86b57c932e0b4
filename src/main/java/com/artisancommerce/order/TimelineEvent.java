package com.artisancommerce.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order. Its number is given under the order's lock, from 1 and without gaps.
 */
public record TimelineEvent(long sequence, Type type, Instant at, Data data) {

    /** What happened. */
    public enum Type {
        PLACED,
        STARTED,
        /** The artisan laid it aside, or something for it is missing. */
        BLOCKED,
        /** Work on it goes on. */
        RESUMED,
        /** The artisan put other work before a piece, and its promise will not be kept. */
        POSTPONED,
        FINISHED,
        ENTRY_CANCELLED,
        READY,
        CANCELLED,
        /** A piece will be late; the customer is asked. {@code promisedBy} is the day offered instead, null when nobody can say. */
        DELAY_ANNOUNCED,
        DELAY_ACCEPTED,
        /** Nobody objected in time. */
        DELAY_STOOD,
        DELAY_WITHDRAWN
    }

    /** To which piece, and why; null where it says nothing. */
    public record Data(
            @Nullable UUID entryId,
            @Nullable String productName,
            @Nullable Integer quantity,
            @Nullable String reason,
            @Nullable LocalDate promisedBy) {

        static Data of(OrderEntry entry, @Nullable String reason) {
            return of(entry, reason, null);
        }

        static Data of(OrderEntry entry, @Nullable String reason, @Nullable LocalDate promisedBy) {
            return new Data(entry.entry().value(), entry.productName(), entry.quantity(), reason, promisedBy);
        }
    }
}
