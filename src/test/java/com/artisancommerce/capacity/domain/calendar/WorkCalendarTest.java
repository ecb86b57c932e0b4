package com.artisancommerce.capacity.domain.calendar;

import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.WeeklyHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A calendar that answers in constant time, held against one that walks day by day. */
class WorkCalendarTest {
    private static final LocalDate SOME_DAY = LocalDate.of(2024, 1, 1);

    @ParameterizedTest(name = "{0} minutes are done on {1}")
    @CsvSource({
        "0, 2026-11-02",
        "1, 2026-11-02",
        "480, 2026-11-02",
        "481, 2026-11-03",
        "2400, 2026-11-06",
        "2401, 2026-11-09",
        "4800, 2026-11-13",
        "4801, 2026-11-16"
    })
    void finishesOnTheDayTheLastMinuteIsWorked(long minutes, LocalDate done) {
        assertThat(EIGHT_HOURS.finish(MONDAY_DATE, minutes)).contains(done);
    }

    @Test
    void countsTodayInFullAndTheLastDayNotAtAll() {
        assertThat(EIGHT_HOURS.capacity(MONDAY_DATE, MONDAY_DATE)).isZero();
        assertThat(EIGHT_HOURS.capacity(MONDAY_DATE, MONDAY_DATE.plusDays(1))).isEqualTo(480);
        assertThat(EIGHT_HOURS.capacity(MONDAY_DATE, MONDAY_DATE.plusDays(7))).isEqualTo(2400);
        assertThat(EIGHT_HOURS.capacity(MONDAY_DATE, MONDAY_DATE.minusDays(7))).isZero();
    }

    @Test
    void neverFinishesWithoutHours() {
        WorkCalendar idle = new WorkCalendar(ZoneId.of("UTC"), WeeklyHours.NONE);

        assertThat(idle.finish(MONDAY_DATE, 1)).isEmpty();
        assertThat(idle.finish(MONDAY_DATE, 0)).contains(MONDAY_DATE);
    }

    @Test
    void givesNoDateBeyondAHundredYears() {
        WorkCalendar aMinuteAWeek = new WorkCalendar(ZoneId.of("UTC"), new WeeklyHours(1, 0, 0, 0, 0, 0, 0));

        assertThat(aMinuteAWeek.finish(MONDAY_DATE, 5200)).contains(MONDAY_DATE.plusWeeks(5199));
        assertThat(aMinuteAWeek.finish(MONDAY_DATE, 5201)).isEmpty();
        assertThat(aMinuteAWeek.finish(MONDAY_DATE, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void agreesWithACalendarThatWalksDayByDay() {
        SplittableRandom random = new SplittableRandom(20261120);
        for (int i = 0; i < 5_000; i++) {
            WorkCalendar calendar = anyCalendar(random);
            LocalDate from = SOME_DAY.plusDays(random.nextInt(2000));
            int days = random.nextInt(400);

            long capacity = calendar.capacity(from, from.plusDays(days));

            assertThat(capacity).as("%s from %s, %s days", calendar, from, days).isEqualTo(walk(calendar, from, days));
            assertThat(calendar.workingDays(from, from.plusDays(days)))
                    .isEqualTo(walkWorkingDays(calendar, from, days));
        }
    }

    @Test
    void finishIsTheInverseOfCapacity() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            WorkCalendar calendar = anyCalendar(random);
            LocalDate from = SOME_DAY.plusDays(random.nextInt(2000));
            long minutes = 1L + random.nextInt(60_000);

            calendar.finish(from, minutes)
                    .ifPresentOrElse(
                            done -> {
                                assertThat(calendar.capacity(from, done)).isLessThan(minutes);
                                assertThat(calendar.capacity(from, done.plusDays(1)))
                                        .isGreaterThanOrEqualTo(minutes);
                            },
                            () -> assertThat(calendar.weekly().total()).isLessThan(60_000 / 5200));
        }
    }

    @ParameterizedTest(name = "{0}: at {1} it is {2}, until {3}")
    @CsvSource({
        "Europe/Berlin, 2026-03-28T23:30:00Z, 2026-03-29, 2026-03-29T22:00:00Z",
        "Europe/Berlin, 2026-10-25T12:00:00Z, 2026-10-25, 2026-10-25T23:00:00Z",
        "America/New_York, 2026-03-08T04:59:59Z, 2026-03-07, 2026-03-08T05:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T15:00:00Z, 2026-04-05, 2026-04-05T13:30:00Z",
        "Pacific/Kiritimati, 2026-12-31T10:00:00Z, 2027-01-01, 2027-01-01T10:00:00Z",
        "Asia/Beirut, 2026-03-28T22:00:00Z, 2026-03-29, 2026-03-29T21:00:00Z"
    })
    void knowsTheLocalDateWhereTheArtisanLives(String zone, Instant now, LocalDate today, Instant midnight) {
        WorkCalendar calendar = new WorkCalendar(ZoneId.of(zone), WeeklyHours.weekdays(480));

        assertThat(calendar.today(now)).isEqualTo(today);
        assertThat(calendar.nextMidnight(now)).isEqualTo(midnight);
    }

    @Test
    void daylightSavingDoesNotBendADay() {
        WorkCalendar everyDay =
                new WorkCalendar(ZoneId.of("Europe/Berlin"), new WeeklyHours(1440, 1440, 1440, 1440, 1440, 1440, 1440));
        LocalDate dayOf23Hours = LocalDate.of(2026, 3, 29);

        assertThat(everyDay.capacity(dayOf23Hours, dayOf23Hours.plusDays(1))).isEqualTo(1440);
        assertThat(everyDay.finish(dayOf23Hours, 1440)).contains(dayOf23Hours);
    }

    private static WorkCalendar anyCalendar(SplittableRandom random) {
        int[] day =
                random.ints(7, 0, 1441).map(m -> random.nextInt(3) == 0 ? 0 : m).toArray();
        WeeklyHours weekly = new WeeklyHours(day[0], day[1], day[2], day[3], day[4], day[5], day[6]);
        return new WorkCalendar(ZoneId.of("Europe/Berlin"), weekly);
    }

    private static long walk(WorkCalendar calendar, LocalDate from, int days) {
        return from.datesUntil(from.plusDays(days))
                .mapToLong(day -> calendar.weekly().minutes(day.getDayOfWeek()))
                .sum();
    }

    private static long walkWorkingDays(WorkCalendar calendar, LocalDate from, int days) {
        return from.datesUntil(from.plusDays(days))
                .filter(day -> calendar.weekly().minutes(day.getDayOfWeek()) > 0)
                .count();
    }
}
