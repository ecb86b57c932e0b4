package com.artisancommerce.capacity.domain.calendar;

import com.artisancommerce.capacity.SpecialDays;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row that follow one week: a version of the hours, or special days within it.
 *
 * @param start epoch day; the first span of a calendar also reaches back for ever
 * @param minutesBefore sum of all spans before this one
 * @param kind null on days like any other
 */
record Span(long start, Week week, SpecialDays.@Nullable Kind kind, long minutesBefore, long workingDaysBefore) {

    /** The span that follows on this one. */
    Span next(long begins, Week its, SpecialDays.@Nullable Kind ofKind) {
        return new Span(begins, its, ofKind, minutesBefore(begins), workingDaysBefore(begins));
    }

    long minutesBefore(long day) {
        return minutesBefore + week.minutes(start, day);
    }

    long workingDaysBefore(long day) {
        return workingDaysBefore + week.workingDays(start, day);
    }

    boolean isLike(Week other, SpecialDays.@Nullable Kind ofKind) {
        return week.equals(other) && kind == ofKind;
    }
}
