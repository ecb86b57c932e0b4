package com.artisancommerce.capacity.domain.calendar;

import com.artisancommerce.capacity.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * When an artisan works. Counted in local dates, so daylight saving cannot bend it: a day of 23 hours has its configured minutes.
 *
 * <p>{@link #capacity} and {@link #finish} are inverse: {@code finish(from, m)} is the first day {@code d} with
 * {@code capacity(from, d + 1) >= m}. Both take constant time whatever the distance.
 */
public record WorkCalendar(ZoneId zone, WeeklyHours weekly) {
    /** Nobody waits longer; beyond it {@link #finish} has no answer. */
    public static final int MAX_YEARS = 100;

    private static final long MAX_WEEKS = MAX_YEARS * 52L;

    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** The instant at which the local date changes next, and with it every answer. */
    public Instant nextMidnight(Instant now) {
        return today(now).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Minutes of work from one day up to, not including, another. None when they are the wrong way round. */
    public long capacity(LocalDate from, LocalDate toExclusive) {
        return sum(from, toExclusive, weekly::minutes);
    }

    /** Days with hours from one day up to, not including, another. */
    public long workingDays(LocalDate from, LocalDate toExclusive) {
        return sum(from, toExclusive, day -> weekly.minutes(day) > 0 ? 1 : 0);
    }

    /**
     * The day on which that many minutes of work are done, today's counting in full. Nothing to do is done at once. Empty when there
     * are no hours, or not within {@link #MAX_YEARS}.
     */
    public Optional<LocalDate> finish(LocalDate from, long minutes) {
        if (minutes <= 0) {
            return Optional.of(from);
        }
        long week = weekly.total();
        if (week == 0 || (minutes - 1) / week >= MAX_WEEKS) {
            return Optional.empty();
        }
        long fullWeeks = (minutes - 1) / week;
        LocalDate day = from.plusWeeks(fullWeeks);
        long left = minutes - fullWeeks * week - weekly.minutes(day.getDayOfWeek());
        while (left > 0) {
            day = day.plusDays(1);
            left -= weekly.minutes(day.getDayOfWeek());
        }
        return Optional.of(day);
    }

    private long sum(LocalDate from, LocalDate toExclusive, ToIntFunction<DayOfWeek> each) {
        long days = Math.max(0, ChronoUnit.DAYS.between(from, toExclusive));
        long ofAWeek = 0;
        long ofTheRest = 0;
        DayOfWeek day = from.getDayOfWeek();
        for (int i = 0; i < 7; i++) {
            int value = each.applyAsInt(day);
            ofAWeek += value;
            ofTheRest += i < days % 7 ? value : 0;
            day = day.plus(1);
        }
        return days / 7 * ofAWeek + ofTheRest;
    }
}
