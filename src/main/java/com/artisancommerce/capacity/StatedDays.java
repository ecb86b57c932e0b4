package com.artisancommerce.capacity;

import java.util.UUID;

/**
 * Special days as the artisan stated them.
 *
 * @param reason in words that customers read
 * @param version of the terms since which they are so
 */
public record StatedDays(UUID id, SpecialDays days, String reason, long version) {

    /** How the log tells of them. */
    String text() {
        return days.from().equals(days.to())
                ? "%s, %s".formatted(reason, days.from())
                : "%s, %s to %s".formatted(reason, days.from(), days.to());
    }
}
