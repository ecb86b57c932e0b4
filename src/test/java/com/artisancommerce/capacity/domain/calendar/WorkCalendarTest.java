package com.artisancommerce.capacity.domain.calendar;

import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.WeeklyHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same week for ever, and what day it is where the artisan lives. */
class WorkCalendarTest {
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
}
