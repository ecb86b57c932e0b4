package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static com.artisancommerce.capacity.domain.Workshop.queued;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.WeekLoad;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Maya's work laid onto her weeks: eight hours from Monday to Friday, of which 85 % are for sale, 180 days ahead. */
class UtilisationTest {

    @Test
    void laysWorkOntoTheWeeksInItsOrder() {
        List<WeekLoad> weeks = weeks(queued(2000, 900), 3);

        assertThat(weeks)
                .containsExactly(
                        new WeekLoad(MONDAY_DATE, 2400, 2040, 2400, 0, 0, 0),
                        new WeekLoad(MONDAY_DATE.plusWeeks(1), 2400, 2040, 500, 0, 1180, 0),
                        new WeekLoad(MONDAY_DATE.plusWeeks(2), 2400, 2040, 0, 0, 2040, 0));
    }

    @Test
    void daysThatAreOverCountNoMore() {
        Queue queue = queued(600);

        List<WeekLoad> weeks = new Utilisation(queue, MONDAY.plusSeconds(3 * 86_400)).weeks(MONDAY_DATE, 1);

        assertThat(weeks).containsExactly(new WeekLoad(MONDAY_DATE, 960, 816, 600, 0, 216, 0));
    }

    @Test
    void theWeekOfADayBeginsOnItsMonday() {
        assertThat(new Utilisation(queued(60), MONDAY).weeks(MONDAY_DATE.plusDays(6), 2))
                .extracting(WeekLoad::monday)
                .containsExactly(MONDAY_DATE, MONDAY_DATE.plusWeeks(1));
    }

    @Test
    void ofCutHoursTheLastMinutesAreOverCommitted() {
        Queue queue = queued(10_000, 10_000, 10_000);
        Queue cut = withTerms(queue, new WorkCalendar(EIGHT_HOURS.zone(), WeeklyHours.weekdays(120)));
        Utilisation utilisation = new Utilisation(cut, MONDAY);

        assertThat(utilisation.overCommittedMinutes())
                .isEqualTo(30_000 - cut.terms().sellable(MONDAY_DATE))
                .isPositive();
        assertThat(sum(utilisation.weeks(MONDAY_DATE, 104), WeekLoad::overCommittedMinutes))
                .isEqualTo(utilisation.overCommittedMinutes());
    }

    @Test
    void theWeeksAddUpToTheTotalsOfTheQueue() {
        SplittableRandom random = new SplittableRandom(20261120);
        for (int i = 0; i < 500; i++) {
            Queue queue =
                    withTerms(queued(random.longs(random.nextInt(20), 1, 2000).toArray()), anyCalendar(random));
            Utilisation utilisation = new Utilisation(queue, MONDAY);
            QueueState state = queue.state(MONDAY);
            List<WeekLoad> weeks = utilisation.weeks(MONDAY_DATE, 2000);

            assertThat(sum(weeks, WeekLoad::soldMinutes)).isEqualTo(state.activeMinutes());
            long free = sum(weeks, WeekLoad::freeMinutes);
            assertThat(free).isEqualTo(Math.max(0, queue.terms().sellable(MONDAY_DATE) - state.activeMinutes()));
            assertThat(state.refusal(MAYA, free, MONDAY_DATE).isEmpty())
                    .isEqualTo(utilisation.overCommittedMinutes() == 0);
            assertThat(state.refusal(MAYA, free + 1, MONDAY_DATE)).isPresent();
            assertThat(sum(weeks, WeekLoad::overCommittedMinutes))
                    .isEqualTo(utilisation.overCommittedMinutes())
                    .isEqualTo(Math.max(0, state.activeMinutes() - queue.terms().sellable(MONDAY_DATE)));
            assertThat(weeks)
                    .allSatisfy(week -> assertThat(week.soldMinutes()).isLessThanOrEqualTo(week.capacityMinutes()));
        }
    }

    private static WorkCalendar anyCalendar(SplittableRandom random) {
        LocalDate change = MONDAY_DATE.plusDays(random.nextInt(200));
        return new WorkCalendar(
                EIGHT_HOURS.zone(),
                List.of(
                        new WeeklyVersion(MONDAY_DATE, WeeklyHours.weekdays(1 + random.nextInt(600))),
                        new WeeklyVersion(change, WeeklyHours.weekdays(1 + random.nextInt(600)))),
                List.of(SpecialDays.off(change.minusDays(30), change.plusDays(random.nextInt(100)))),
                List.of());
    }

    private static Queue withTerms(Queue queue, WorkCalendar calendar) {
        return new Queue(MAYA, Terms.of(calendar), queue.summary(), queue.entries());
    }

    private static List<WeekLoad> weeks(Queue queue, int count) {
        return new Utilisation(queue, MONDAY).weeks(MONDAY_DATE, count);
    }

    private static long sum(List<WeekLoad> weeks, ToLongFunction<WeekLoad> of) {
        return weeks.stream().mapToLong(of).sum();
    }
}
