package com.artisancommerce.capacity.domain.calendar;

import static com.artisancommerce.capacity.SpecialDays.off;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.SpecialDays.Kind;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An artisan who works eight hours from Monday to Friday, but not always. */
class SpecialDaysTest {
    private static final LocalDate TUESDAY = MONDAY_DATE.plusDays(1);
    private static final LocalDate SATURDAY = MONDAY_DATE.plusDays(5);

    @Test
    void timeOffMovesTheEndByItsWorkingDays() {
        assertThat(with().finish(MONDAY_DATE, 961)).contains(MONDAY_DATE.plusDays(2));
        assertThat(with(off(TUESDAY, TUESDAY.plusDays(6))).finish(MONDAY_DATE, 961))
                .contains(MONDAY_DATE.plusDays(9));
    }

    @Test
    void extraMinutesComeOnTopOfTheWeek() {
        WorkCalendar calendar = with(new SpecialDays(TUESDAY, SATURDAY, Kind.EXTRA, 60));

        assertThat(calendar.minutesOn(TUESDAY)).isEqualTo(540);
        assertThat(calendar.minutesOn(SATURDAY)).isEqualTo(60);
        assertThat(calendar.kindOf(SATURDAY)).contains(Kind.EXTRA);
        assertThat(calendar.kindOf(MONDAY_DATE)).isEmpty();
    }

    @Test
    void noDayIsLongerThanADay() {
        SpecialDays night = new SpecialDays(TUESDAY, TUESDAY, Kind.EXTRA, 900);

        assertThat(with(night, night).minutesOn(TUESDAY)).isEqualTo(1440);
    }

    @Test
    void ofSeveralThatSetTheMinutesTheFewestCount() {
        SpecialDays half = new SpecialDays(TUESDAY, TUESDAY, Kind.OFF, 240);
        WorkCalendar calendar = with(half, off(MONDAY_DATE, TUESDAY), half);

        assertThat(calendar.minutesOn(TUESDAY)).isZero();
        assertThat(with(half).minutesOn(TUESDAY)).isEqualTo(240);
    }

    @Test
    void extraMinutesWithinTimeOffAreWorked() {
        WorkCalendar calendar = with(off(MONDAY_DATE, SATURDAY), new SpecialDays(TUESDAY, TUESDAY, Kind.EXTRA, 120));

        assertThat(calendar.capacity(MONDAY_DATE, SATURDAY)).isEqualTo(120);
    }

    @Test
    void aPublicHolidayIsFreeUnlessTheArtisanSaysOtherwise() {
        assertThat(onHoliday().minutesOn(TUESDAY)).isZero();
        assertThat(onHoliday().kindOf(TUESDAY)).contains(Kind.HOLIDAY);
        assertThat(onHoliday(new SpecialDays(TUESDAY, TUESDAY, Kind.HOLIDAY, 300))
                        .minutesOn(TUESDAY))
                .isEqualTo(300);
    }

    @Test
    void aVersionHoldsFromItsDayOn() {
        WorkCalendar calendar = new WorkCalendar(
                ZoneId.of("UTC"),
                List.of(
                        new WeeklyVersion(TUESDAY.plusWeeks(1), WeeklyHours.weekdays(60)),
                        new WeeklyVersion(TUESDAY, WeeklyHours.weekdays(480))),
                List.of(),
                List.of());

        assertThat(calendar.capacity(MONDAY_DATE, MONDAY_DATE.plusWeeks(1))).isEqualTo(2400);
        assertThat(calendar.capacity(MONDAY_DATE.plusWeeks(1), MONDAY_DATE.plusWeeks(2)))
                .isEqualTo(480 + 4 * 60);
        assertThat(calendar.capacity(MONDAY_DATE.minusWeeks(1), MONDAY_DATE)).isEqualTo(2400);
    }

    @Test
    void aYearOfHolidaysIsWaitedFor() {
        LocalDate end = MONDAY_DATE.plusDays(364);

        assertThat(with(off(MONDAY_DATE, end.minusDays(1))).finish(MONDAY_DATE, 1))
                .contains(end);
    }

    @Test
    void whoStopsForEverHasNoDateBeyondTheLastDay() {
        WorkCalendar calendar = new WorkCalendar(
                ZoneId.of("UTC"),
                List.of(
                        new WeeklyVersion(MONDAY_DATE, WeeklyHours.weekdays(480)),
                        new WeeklyVersion(TUESDAY, WeeklyHours.NONE)),
                List.of(),
                List.of());

        assertThat(calendar.finish(MONDAY_DATE, 480)).contains(MONDAY_DATE);
        assertThat(calendar.finish(MONDAY_DATE, 481)).isEmpty();
        assertThat(calendar.goesOn()).isFalse();
    }

    @Test
    void nobodyWorksOnADayThatTheZoneLeftOut() {
        WorkCalendar apia = new WorkCalendar(ZoneId.of("Pacific/Apia"), WeeklyHours.everyDay(600));
        LocalDate dayBefore = LocalDate.of(2011, 12, 29);

        assertThat(apia.minutesOn(dayBefore.plusDays(1))).isZero();
        assertThat(apia.finish(dayBefore, 601)).contains(LocalDate.of(2011, 12, 31));
        assertThat(apia.today(apia.nextMidnight(
                        dayBefore.atTime(12, 0).atZone(apia.zone()).toInstant())))
                .isEqualTo(LocalDate.of(2011, 12, 31));
    }

    @Test
    void refusesDaysThatEndBeforeTheyBegin() {
        assertThatThrownBy(() -> off(TUESDAY, MONDAY_DATE))
                .hasMessage("Special days from 2026-11-03 cannot end before, on 2026-11-02");
        assertThatThrownBy(() -> new SpecialDays(TUESDAY, TUESDAY, Kind.EXTRA, 1441))
                .hasMessage("A special day has 0 to 1440 minutes, not 1441");
    }

    private static WorkCalendar with(SpecialDays... special) {
        return calendar(List.of(special), List.of());
    }

    private static WorkCalendar onHoliday(SpecialDays... special) {
        return calendar(List.of(special), List.of(TUESDAY));
    }

    private static WorkCalendar calendar(List<SpecialDays> special, List<LocalDate> holidays) {
        return new WorkCalendar(
                ZoneId.of("Europe/Berlin"),
                List.of(new WeeklyVersion(MONDAY_DATE, WeeklyHours.weekdays(480))),
                special,
                holidays);
    }
}
