package com.artisancommerce.capacity;

import java.time.LocalDate;

/**
 * Days on which an artisan does not work as in other weeks.
 *
 * @param to the last of the days, so that one day has the same first and last
 * @param minutes what each day has ({@code OFF}, {@code HOLIDAY}), or what it has more than otherwise ({@code EXTRA})
 */
public record SpecialDays(LocalDate from, LocalDate to, Kind kind, int minutes) {
    public SpecialDays {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Special days from " + from + " cannot end before, on " + to);
        }
        if (minutes < 0 || minutes > WeeklyHours.MINUTES_OF_A_DAY) {
            throw new IllegalArgumentException("A special day has 0 to 1440 minutes, not " + minutes);
        }
    }

    /** No work on these days. */
    public static SpecialDays off(LocalDate from, LocalDate to) {
        return new SpecialDays(from, to, Kind.OFF, 0);
    }

    public enum Kind {
        /** Sets the minutes of each day, mostly to none. */
        OFF,
        /** The same, because the day is a holiday. */
        HOLIDAY,
        /** Adds minutes to each day. */
        EXTRA
    }
}
