package com.artisancommerce.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
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

    /** The local date where the artisan lives. */
    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** The same with the week that is in force at an instant, unless there never was another. */
    public Hours inForce(List<WeeklyVersion> versions, Instant now) {
        WeeklyHours week = versions.stream()
                .filter(version -> !version.from().isAfter(today(now)))
                .max(Comparator.comparing(WeeklyVersion::from))
                .map(WeeklyVersion::weekly)
                .orElse(weekly);
        return new Hours(zone, week, horizonDays, utilisationTarget, pause, version);
    }
}
