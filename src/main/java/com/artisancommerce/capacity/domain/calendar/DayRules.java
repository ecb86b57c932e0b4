package com.artisancommerce.capacity.domain.calendar;

import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.WeeklyHours;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What applies to the day at hand, counted so that it does not matter in which order it was stated: a step of 1 where something begins,
 * of -1 after its last day.
 */
final class DayRules {
    private static final Comparator<SpecialDays> FEWEST_MINUTES =
            Comparator.comparingInt(SpecialDays::minutes).thenComparing(SpecialDays::kind);

    private final SortedMap<SpecialDays, Integer> set = new TreeMap<>(FEWEST_MINUTES);
    private WeeklyHours weekly;
    private int extra;
    private int extras;
    private int holidays;
    private int missing;

    DayRules(WeeklyHours weekly) {
        this.weekly = weekly;
    }

    /** Another version of the week begins. */
    void begin(WeeklyHours week) {
        weekly = week;
    }

    void countHoliday(int step) {
        holidays += step;
    }

    /** The day does not exist where the artisan lives. */
    void countMissing(int step) {
        missing += step;
    }

    void count(SpecialDays special, int step) {
        if (special.kind() == SpecialDays.Kind.EXTRA) {
            extra += step * special.minutes();
            extras += step;
        } else {
            set.merge(special, step, (before, more) -> before + more == 0 ? null : before + more);
        }
    }

    WeeklyHours hours() {
        if (missing > 0) {
            return WeeklyHours.NONE;
        }
        if (!set.isEmpty()) {
            return WeeklyHours.everyDay(set.firstKey().minutes()).plus(extra);
        }
        return (holidays > 0 ? WeeklyHours.NONE : weekly).plus(extra);
    }

    SpecialDays.@Nullable Kind kind() {
        if (extras > 0) {
            return SpecialDays.Kind.EXTRA;
        }
        if (!set.isEmpty()) {
            return set.firstKey().kind();
        }
        return holidays > 0 ? SpecialDays.Kind.HOLIDAY : null;
    }
}
