package com.artisancommerce.capacity.domain.calendar;

import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.SpecialDays.Kind;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The slow, obvious calendar: it looks at every day on its own. */
record DayByDay(List<WeeklyVersion> versions, List<SpecialDays> special, List<LocalDate> holidays) {
    static final LocalDate SOME_DAY = LocalDate.of(2024, 1, 1);

    private static final List<Kind> KINDS = List.of(Kind.values());

    static DayByDay any(SplittableRandom random) {
        List<WeeklyVersion> versions = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            versions.add(new WeeklyVersion(anyDay(random).plusDays(i), anyWeek(random)));
        }
        List<SpecialDays> special = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            special.add(anySpecial(random));
        }
        List<LocalDate> holidays = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            holidays.add(anyDay(random));
        }
        return new DayByDay(
                versions.stream()
                        .sorted(Comparator.comparing(WeeklyVersion::from))
                        .toList(),
                special,
                holidays.stream().distinct().toList());
    }

    static LocalDate anyDay(SplittableRandom random) {
        return SOME_DAY.plusDays(random.nextInt(500));
    }

    WorkCalendar calendar() {
        return new WorkCalendar(ZoneId.of("Europe/Berlin"), versions, special, holidays);
    }

    int minutesOn(LocalDate day) {
        int more = special.stream()
                .filter(each -> covers(each, day) && each.kind() == Kind.EXTRA)
                .mapToInt(SpecialDays::minutes)
                .sum();
        int without = special.stream()
                .filter(each -> covers(each, day) && each.kind() != Kind.EXTRA)
                .mapToInt(SpecialDays::minutes)
                .min()
                .orElse(holidays.contains(day) ? 0 : weekly(day).minutes(day.getDayOfWeek()));
        return Math.min(1440, without + more);
    }

    long capacity(LocalDate from, LocalDate toExclusive) {
        return from.datesUntil(toExclusive).mapToLong(this::minutesOn).sum();
    }

    long[] sums(LocalDate from, int days) {
        long[] sums = new long[days + 1];
        for (int n = 0; n < days; n++) {
            sums[n + 1] = sums[n] + minutesOn(from.plusDays(n));
        }
        return sums;
    }

    /** The first day within two years from which on 85 % of 180 days hold what is left by then, and so many minutes more. */
    Optional<LocalDate> roomFor(long minutes, long active, LocalDate today) {
        long[] sums = sums(today, 731 + 180);
        for (int day = 0; !today.plusDays(day).isAfter(today.plusYears(2)); day++) {
            long left = Math.max(0, active - sums[day]);
            if (left + minutes <= (sums[day + 180] - sums[day]) * 85 / 100) {
                return Optional.of(today.plusDays(day));
            }
        }
        return Optional.empty();
    }

    long workingDays(LocalDate from, LocalDate toExclusive) {
        return from.datesUntil(toExclusive).filter(day -> minutesOn(day) > 0).count();
    }

    /** Empty when it takes longer than the days given. */
    Optional<LocalDate> finish(LocalDate from, long minutes, int days) {
        long left = minutes;
        for (LocalDate day = from; day.isBefore(from.plusDays(days)); day = day.plusDays(1)) {
            left -= minutesOn(day);
            if (left <= 0) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private WeeklyHours weekly(LocalDate day) {
        return versions.stream()
                .filter(each -> !each.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(versions.getFirst())
                .weekly();
    }

    private static boolean covers(SpecialDays special, LocalDate day) {
        return !day.isBefore(special.from()) && !day.isAfter(special.to());
    }

    private static WeeklyHours anyWeek(SplittableRandom random) {
        int idle = random.nextInt(4);
        int[] day = random.ints(7, 0, 1441)
                .map(minutes -> random.nextInt(3) < idle ? 0 : minutes)
                .toArray();
        return new WeeklyHours(day[0], day[1], day[2], day[3], day[4], day[5], day[6]);
    }

    private static SpecialDays anySpecial(SplittableRandom random) {
        LocalDate from = anyDay(random);
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        int minutes = kind != Kind.EXTRA && random.nextBoolean() ? 0 : random.nextInt(1441);
        return new SpecialDays(from, from.plusDays(random.nextInt(random.nextBoolean() ? 3 : 60)), kind, minutes);
    }
}
