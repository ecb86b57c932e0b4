package com.artisancommerce.capacity;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The terms on which an artisan takes work in.
 *
 * @param version of these terms, not of the queue
 */
public record Hours(
        ZoneId zone,
        WeeklyHours weekly,
        int horizonDays,
        double utilisationTarget,
        @Nullable Pause pause,
        long version) {

    /** How far ahead hours are sold when the artisan does not say. */
    public static final int DEFAULT_HORIZON_DAYS = 180;

    /** The share of the hours that is sold when the artisan does not say; the rest is air for real life. */
    public static final double DEFAULT_UTILISATION_TARGET = 0.85;
}
