package com.artisancommerce.capacity.domain.calendar;

import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Lays versions, special days and holidays over one another, day by day in order, and keeps what is the same for days in a row as
 * one span. Time grows with the number of edges, not with the number of days.
 */
final class Spans {
    private final SortedMap<Long, List<Consumer<DayRules>>> edges = new TreeMap<>();
    private final Map<WeeklyHours, Week> weeks = new HashMap<>();
    private final List<WeeklyVersion> versions;

    Spans(List<WeeklyVersion> versions) {
        this.versions = versions.stream()
                .sorted(Comparator.comparing(WeeklyVersion::from))
                .toList();
        this.versions.stream().skip(1).forEach(each -> at(each.from(), day -> day.begin(each.weekly())));
    }

    Spans with(Collection<SpecialDays> special) {
        special.forEach(each -> between(each.from(), each.to(), (day, step) -> day.count(each, step)));
        return this;
    }

    Spans withHolidays(Collection<LocalDate> holidays) {
        holidays.forEach(each -> between(each, each, (day, step) -> day.countHoliday(step)));
        return this;
    }

    /** A zone that moved across the date line left days out: nobody worked on them. */
    Spans in(ZoneId zone) {
        zone.getRules().getTransitions().stream()
                .filter(ZoneOffsetTransition::isGap)
                .forEach(this::leaveOut);
        return this;
    }

    List<Span> all() {
        DayRules day = new DayRules(versions.getFirst().weekly());
        long first = edges.isEmpty() ? 0 : edges.firstKey();
        List<Span> spans = new ArrayList<>(edges.size() + 1);
        spans.add(new Span(first, week(day.hours()), null, 0, 0));
        edges.forEach((start, changes) -> {
            changes.forEach(change -> change.accept(day));
            Span last = spans.getLast();
            Week week = week(day.hours());
            if (!last.isLike(week, day.kind())) {
                spans.add(last.next(start, week, day.kind()));
            }
        });
        return List.copyOf(spans);
    }

    private void leaveOut(ZoneOffsetTransition gap) {
        LocalDate first = gap.getDateTimeBefore().toLocalDate();
        LocalDate next = gap.getDateTimeAfter().toLocalDate();
        if (ChronoUnit.DAYS.between(gap.getDateTimeBefore(), gap.getDateTimeAfter()) > 0) {
            between(first, next.minusDays(1), (day, step) -> day.countMissing(step));
        }
    }

    private void between(LocalDate from, LocalDate to, Change change) {
        at(from, day -> change.apply(day, 1));
        at(to.plusDays(1), day -> change.apply(day, -1));
    }

    private void at(LocalDate date, Consumer<DayRules> change) {
        edges.computeIfAbsent(date.toEpochDay(), day -> new ArrayList<>()).add(change);
    }

    private Week week(WeeklyHours hours) {
        return weeks.computeIfAbsent(hours, Week::new);
    }

    private interface Change {
        void apply(DayRules day, int step);
    }
}
