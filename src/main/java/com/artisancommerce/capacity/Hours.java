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
        long version) {}
