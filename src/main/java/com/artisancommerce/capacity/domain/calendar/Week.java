package com.artisancommerce.capacity.domain.calendar;

import com.artisancommerce.capacity.WeeklyHours;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** A week that repeats for ever, summed in closed form. Days are counted as epoch days; sums begin at a Monday near the epoch. */
final class Week {
    private static final int DAYS = 7;

    /** 1970-01-01, day 0, was a Thursday. */
    private static final long MONDAY_OFFSET = 3;

    private final WeeklyHours hours;
    private final int[] minutes = new int[DAYS + 1];
    private final int[] workingDays = new int[DAYS + 1];

    Week(WeeklyHours hours) {
        this.hours = hours;
        for (DayOfWeek day : DayOfWeek.values()) {
            int ofTheDay = hours.minutes(day);
            minutes[day.getValue()] = minutes[day.getValue() - 1] + ofTheDay;
            workingDays[day.getValue()] = workingDays[day.getValue() - 1] + (ofTheDay > 0 ? 1 : 0);
        }
    }

    WeeklyHours hours() {
        return hours;
    }

    boolean isEmpty() {
        return minutes[DAYS] == 0;
    }

    int minutesOn(long day) {
        int weekday = weekday(day);
        return minutes[weekday + 1] - minutes[weekday];
    }

    /** Minutes from one day up to, not including, another; negative when they are the wrong way round. */
    long minutes(long from, long to) {
        return sum(minutes, to) - sum(minutes, from);
    }

    long workingDays(long from, long to) {
        return sum(workingDays, to) - sum(workingDays, from);
    }

    /** The day on which so many minutes, at least one, are done. Only for a week that is not empty. */
    long finish(long from, long work) {
        long target = sum(minutes, from) + work;
        long fullWeeks = Math.floorDiv(target - 1, (long) minutes[DAYS]);
        long rest = target - fullWeeks * minutes[DAYS];
        int weekday = 0;
        while (minutes[weekday + 1] < rest) {
            weekday++;
        }
        return fullWeeks * DAYS + weekday - MONDAY_OFFSET;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Week week && hours.equals(week.hours);
    }

    @Override
    public int hashCode() {
        return hours.hashCode();
    }

    @Override
    public String toString() {
        return hours.toString();
    }

    private static long sum(int[] prefix, long day) {
        return Math.floorDiv(day + MONDAY_OFFSET, (long) DAYS) * prefix[DAYS] + prefix[weekday(day)];
    }

    private static int weekday(long day) {
        return Math.floorMod(day + MONDAY_OFFSET, DAYS);
    }
}
