package com.artisancommerce.capacity;

import java.time.DayOfWeek;

/** The minutes an artisan works on each weekday, 0 to 1440. */
public record WeeklyHours(int monday, int tuesday, int wednesday, int thursday, int friday, int saturday, int sunday) {
    public static final WeeklyHours NONE = new WeeklyHours(0, 0, 0, 0, 0, 0, 0);

    public WeeklyHours {
        requireADay("Monday", monday);
        requireADay("Tuesday", tuesday);
        requireADay("Wednesday", wednesday);
        requireADay("Thursday", thursday);
        requireADay("Friday", friday);
        requireADay("Saturday", saturday);
        requireADay("Sunday", sunday);
    }

    /** The same minutes from Monday to Friday. */
    public static WeeklyHours weekdays(int minutes) {
        return new WeeklyHours(minutes, minutes, minutes, minutes, minutes, 0, 0);
    }

    public int minutes(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> monday;
            case TUESDAY -> tuesday;
            case WEDNESDAY -> wednesday;
            case THURSDAY -> thursday;
            case FRIDAY -> friday;
            case SATURDAY -> saturday;
            case SUNDAY -> sunday;
        };
    }

    /** Minutes of a whole week. */
    public int total() {
        return monday + tuesday + wednesday + thursday + friday + saturday + sunday;
    }

    private static void requireADay(String day, int minutes) {
        if (minutes < 0 || minutes > 1440) {
            throw new IllegalArgumentException(day + " has 0 to 1440 minutes, not " + minutes);
        }
    }
}
