package com.artisancommerce.promise;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Risk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was promised about one entry, as it is now.
 *
 * @param first the day by which accuracy is scored
 * @param current the day that binds now
 * @param openEnded the customer agreed to wait without a date
 * @param status as last looked at
 * @param notice the newest delay notice; null when there was none
 * @param outcome null until the piece is done or called off
 */
public record EntryPromise(
        EntryId entry,
        UUID order,
        ArtisanId artisan,
        LocalDate first,
        LocalDate current,
        boolean openEnded,
        Risk status,
        @Nullable DelayNotice notice,
        @Nullable Outcome outcome) {

    /** The notice that waits for an answer; null when none does. */
    public @Nullable DelayNotice askedAt(Instant now) {
        return notice != null && notice.stateAt(now).isOpen() ? notice : null;
    }
}
