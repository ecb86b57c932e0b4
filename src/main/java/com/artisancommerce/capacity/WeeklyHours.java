package com.artisancommerce.capacity;

import java.time.DayOfWeek;

/** The minutes an artisan works on each weekday, 0 to 1440. */
public record WeeklyHours(int monday, int tuesday, int wednesday, int thursday, int friday, int saturday, int sunday) {
    public static final int MINUTES_OF_A_DAY = 1440;

    public static final WeeklyHours NONE = everyDay(0);

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

    /** The same minutes on all seven days. */
    public static WeeklyHours everyDay(int minutes) {
        return new WeeklyHours(minutes, minutes, minutes, minutes, minutes, minutes, minutes);
    }

    /** So many minutes more on each day, but no day beyond 24 hours. */
    public WeeklyHours plus(int more) {
        return new WeeklyHours(
                longer(monday, more),
                longer(tuesday, more),
                longer(wednesday, more),
                longer(thursday, more),
                longer(friday, more),
                longer(saturday, more),
                longer(sunday, more));
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

    private static int longer(int minutes, int more) {
        return Math.min(MINUTES_OF_A_DAY, minutes + more);
    }

    private static void requireADay(String day, int minutes) {
        if (minutes < 0 || minutes > MINUTES_OF_A_DAY) {
            throw new IllegalArgumentException(day + " has 0 to 1440 minutes, not " + minutes);
        }
    }
}
