package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of one entry at one instant.
 *
 * @param position rank among those who wait; null once in production or gone
 * @param risk how its promise stands; null once it has left the queue
 * @param onTime the probability that it is kept; null when nobody can say
 * @param zone the artisan's, in which the dates are meant
 * @param queueVersion the version of the queue that it was computed from
 */
public record EntryView(
        EntryId entry,
        ArtisanId artisan,
        EntryState state,
        @Nullable Integer position,
        int entriesAhead,
        long minutesAhead,
        Estimate estimate,
        LocalDate promisedBy,
        @Nullable Risk risk,
        @Nullable Double onTime,
        ZoneId zone,
        long queueVersion,
        Label label) {

    /** Whether people read the same in both: the number of the queue's version alone is no news. */
    public boolean saysTheSameAs(EntryView other) {
        return minutesAhead == other.minutesAhead
                && entriesAhead == other.entriesAhead
                && state == other.state
                && risk == other.risk
                && Objects.equals(position, other.position)
                && Objects.equals(onTime, other.onTime)
                && promisedBy.equals(other.promisedBy)
                && zone.equals(other.zone)
                && label.equals(other.label)
                && estimate.equals(other.estimate)
                && entry.equals(other.entry)
                && artisan.equals(other.artisan);
    }

    /**
     * What people call it.
     *
     * @param holdExpiresAt says nothing once confirmed
     */
    public record Label(
            UUID checkoutId,
            @Nullable UUID orderId,
            String productName,
            int quantity,
            long minutes,
            Instant holdExpiresAt,
            Progress progress) {}

    /**
     * How far the artisan's work on it is.
     *
     * @param workedMinutes as reported
     * @param startedAt null before
     * @param curingUntil null unless it cures, or has
     * @param blockedFor null unless blocked
     */
    public record Progress(
            long workedMinutes,
            @Nullable Instant startedAt,
            @Nullable Instant curingUntil,
            @Nullable BlockedFor blockedFor) {}
}
