package com.artisancommerce.capacity.domain.calendar;

import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When an artisan works. Counted in local dates, so daylight saving cannot bend it: a day of 23 hours has its configured minutes.
 *
 * <p>What a day has: the week of the version in force; on a public holiday nothing; where special days set the minutes, those, and
 * the fewest where several do; then all extra minutes, up to 24 hours. The order in which all that was stated does not matter.
 *
 * <p>{@link #capacity} and {@link #finish} are inverse: {@code finish(from, m)} is the first day {@code d} with
 * {@code capacity(from, d + 1) >= m}. Both take time logarithmic in the number of versions and special days, whatever the distance.
 */
public final class WorkCalendar {
    /** Nobody waits longer; beyond it {@link #finish} has no answer. */
    public static final int MAX_YEARS = 100;

    private static final long MAX_DAYS = MAX_YEARS * 364L;
    private static final long MAX_MINUTES = MAX_DAYS * WeeklyHours.MINUTES_OF_A_DAY;

    private final ZoneId zone;
    private final List<WeeklyVersion> versions;
    private final List<SpecialDays> special;
    private final List<LocalDate> holidays;
    private final List<Span> spans;

    /** The same week for ever. */
    public WorkCalendar(ZoneId zone, WeeklyHours weekly) {
        this(zone, List.of(new WeeklyVersion(LocalDate.EPOCH, weekly)), List.of(), List.of());
    }

    /**
     * @param versions at least one, in any order; the earliest holds for all days before it, too
     * @param holidays days off that special days may overrule
     */
    public WorkCalendar(
            ZoneId zone,
            List<WeeklyVersion> versions,
            Collection<SpecialDays> special,
            Collection<LocalDate> holidays) {
        this.zone = zone;
        this.versions = versions.stream()
                .sorted(Comparator.comparing(WeeklyVersion::from))
                .toList();
        this.special = List.copyOf(special);
        this.holidays = List.copyOf(holidays);
        this.spans = new Spans(versions)
                .with(special)
                .withHolidays(holidays)
                .in(zone)
                .all();
    }

    /** The same calendar with special days more. */
    public WorkCalendar with(SpecialDays more) {
        List<SpecialDays> all = new ArrayList<>(special);
        all.add(more);
        return new WorkCalendar(zone, versions, all, holidays);
    }

    /** The same calendar with another week from a day on, until the next version begins. The days before it stay as they are. */
    public WorkCalendar with(WeeklyVersion version) {
        List<WeeklyVersion> all = new ArrayList<>(versions);
        all.removeIf(each -> each.from().equals(version.from()));
        all.add(version);
        WeeklyVersion earliest = versions.getFirst();
        if (!version.from().isAfter(earliest.from())) {
            all.add(new WeeklyVersion(version.from().minusDays(1), earliest.weekly()));
        }
        return new WorkCalendar(zone, all, special, holidays);
    }

    public ZoneId zone() {
        return zone;
    }

    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** The instant at which the local date changes next, and with it every answer. */
    public Instant nextMidnight(Instant now) {
        return today(now).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Minutes of work on a day. */
    public int minutesOn(LocalDate day) {
        return spanOf(day.toEpochDay()).week().minutesOn(day.toEpochDay());
    }

    /** What makes a day unlike others; empty when nothing does. */
    public Optional<SpecialDays.Kind> kindOf(LocalDate day) {
        return Optional.ofNullable(spanOf(day.toEpochDay()).kind());
    }

    /** Minutes of work from one day up to, not including, another. None when they are the wrong way round. */
    public long capacity(LocalDate from, LocalDate toExclusive) {
        return Math.max(0, minutesBefore(toExclusive.toEpochDay()) - minutesBefore(from.toEpochDay()));
    }

    /**
     * The capacity from one day up to each of the days that follow, so many of them, in one walk: the element {@code n} is that of
     * {@code n} days.
     */
    public long[] sums(LocalDate from, int days) {
        long first = from.toEpochDay();
        int at = lastSpan(span -> span.start() <= first);
        long[] sums = new long[days + 1];
        for (int n = 0; n < days; n++) {
            while (at + 1 < spans.size() && spans.get(at + 1).start() <= first + n) {
                at++;
            }
            sums[n + 1] = sums[n] + spans.get(at).week().minutesOn(first + n);
        }
        return sums;
    }

    /** Days with hours from one day up to, not including, another. */
    public long workingDays(LocalDate from, LocalDate toExclusive) {
        long first = from.toEpochDay();
        long end = toExclusive.toEpochDay();
        return Math.max(0, spanOf(end).workingDaysBefore(end) - spanOf(first).workingDaysBefore(first));
    }

    /** Whether there are hours at all after some day, however far. Without them, more work than fits before has no end. */
    public boolean goesOn() {
        return !spans.getLast().week().isEmpty();
    }

    /**
     * The day on which that many minutes of work are done, today's counting in full. Nothing to do is done at once. Empty when there
     * are no hours, or not within {@link #MAX_YEARS}.
     */
    public Optional<LocalDate> finish(LocalDate from, long minutes) {
        return from(from).finish(minutes);
    }

    /** Answers many {@link #finish} from one day, fast when they are asked in ascending order. */
    public Finisher from(LocalDate day) {
        return new Finisher(day);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkCalendar calendar && zone.equals(calendar.zone) && spans.equals(calendar.spans);
    }

    @Override
    public int hashCode() {
        return 31 * zone.hashCode() + spans.hashCode();
    }

    @Override
    public String toString() {
        return "WorkCalendar of " + zone + ", " + spans;
    }

    private long minutesBefore(long day) {
        return spanOf(day).minutesBefore(day);
    }

    private Span spanOf(long day) {
        return spans.get(lastSpan(span -> span.start() <= day));
    }

    /** The last span that is early enough; the first when none is. Spans in order are early enough first, then no longer. */
    private int lastSpan(Predicate<Span> earlyEnough) {
        int low = 0;
        int high = spans.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (earlyEnough.test(spans.get(middle))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * A place in the calendar that moves on with the minutes asked for: asked in ascending order, all answers together take time
     * proportional to their number plus that of the spans passed. Other orders are right as well, and cost a search. Not for sharing.
     */
    public final class Finisher {
        private final LocalDate from;
        private final long before;
        private int at;
        private long lastMoreThan;
        private long lastUpTo;
        private Optional<LocalDate> last;

        private Finisher(LocalDate from) {
            this.from = from;
            long day = from.toEpochDay();
            this.at = lastSpan(span -> span.start() <= day);
            this.before = spans.get(at).minutesBefore(day);
            this.lastMoreThan = Long.MIN_VALUE;
            this.lastUpTo = 0;
            this.last = Optional.of(from);
        }

        /** As {@link WorkCalendar#finish}. */
        public Optional<LocalDate> finish(long minutes) {
            if (minutes > lastMoreThan && minutes <= lastUpTo) {
                return last;
            }
            if (minutes <= 0) {
                return Optional.of(from);
            }
            return minutes > MAX_MINUTES ? Optional.empty() : on(dayOf(minutes));
        }

        private Optional<LocalDate> on(long day) {
            if (day - from.toEpochDay() >= MAX_DAYS) {
                return Optional.empty();
            }
            lastMoreThan = spans.get(at).minutesBefore(day) - before;
            lastUpTo = lastMoreThan + spans.get(at).week().minutesOn(day);
            last = Optional.of(LocalDate.ofEpochDay(day));
            return last;
        }

        /** The first day at whose end so many minutes are done; the end of days when there is none. */
        private long dayOf(long minutes) {
            long target = before + minutes;
            if (spans.get(at).minutesBefore() >= target) {
                at = lastSpan(span -> span.minutesBefore() < target);
            }
            while (at + 1 < spans.size() && spans.get(at + 1).minutesBefore() < target) {
                at++;
            }
            Span span = spans.get(at);
            return span.week().isEmpty()
                    ? LocalDate.MAX.toEpochDay()
                    : span.week().finish(span.start(), target - span.minutesBefore());
        }
    }
}
