package com.artisancommerce.notification;

import com.artisancommerce.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The letter to somebody who waits for an artisan's hours.
 *
 * @param name how they are addressed
 * @param total what the offer costs; null without one
 * @param promisedBy the last day of the offer's promise
 * @param until when the offer ends
 * @param reason why they were passed over; null when an offer ended in silence
 * @param link where they follow it, absolute
 */
public record WaitlistNews(
        Kind what,
        String name,
        String product,
        int quantity,
        @Nullable Money total,
        @Nullable LocalDate promisedBy,
        @Nullable Instant until,
        @Nullable String reason,
        String link)
        implements Letter {

    static final String KIND = "waitlist";

    /** What there is to tell. */
    public enum Kind {
        JOINED,
        OFFERED,
        PASSED
    }
}
