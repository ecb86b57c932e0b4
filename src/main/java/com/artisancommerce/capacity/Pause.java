package com.artisancommerce.capacity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The artisan takes no new work; those who wait keep their places and dates.
 *
 * @param until the first day of intake again, or null when it is not known
 */
public record Pause(String reason, @Nullable LocalDate until) {
    public boolean isInForce(LocalDate today) {
        return until == null || today.isBefore(until);
    }
}
