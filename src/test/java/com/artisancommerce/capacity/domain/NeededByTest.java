package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.BLANKET;
import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.calendar;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.DeadlineAnswer;
import com.artisancommerce.capacity.DeadlineAnswer.Missed;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.domain.estimate.Pace;
import com.artisancommerce.capacity.domain.estimate.Piece;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Something is needed by a day: whether it can be had, and the last day to order it. It is Monday, the 2nd of November. */
class NeededByTest {

    @Test
    void isOrderedInTimeWhenTheWorkEndsOnTheDay() {
        DeadlineAnswer answer = ask(queue(EIGHT_HOURS, 960), 480, MONDAY_DATE.plusDays(2));

        assertThat(answer.fits()).isTrue();
        assertThat(answer.onTime()).isEqualTo(1);
        assertThat(answer.orderBy())
                .as("on Tuesday and Wednesday the two days of work ahead shrink as fast as the time")
                .contains(MONDAY_DATE.plusDays(2));
        assertThat(answer.orderBefore()).contains(Instant.parse("2026-11-04T23:00:00Z"));
    }

    @Test
    void mayWaitUntilTheQueueIsWorkedOffAndTheDayComesNear() {
        DeadlineAnswer answer = ask(queue(EIGHT_HOURS, 480), 960, LocalDate.of(2026, 11, 13));

        assertThat(answer.orderBy()).contains(LocalDate.of(2026, 11, 12));
    }

    @Test
    void isTooLateWhenTheWorkEndsTheDayAfter() {
        DeadlineAnswer answer = ask(queue(EIGHT_HOURS, 960), 481, MONDAY_DATE.plusDays(2));

        assertThat(answer.fits()).isFalse();
        assertThat(answer.onTime()).isZero();
        assertThat(answer.orderBy()).isEmpty();
        assertThat(answer.missed()).contains(Missed.TOO_LATE);
    }

    @Test
    void cannotBeHadOfWhoTakesNothingIn() {
        var full = new Admission.Full(MAYA, Optional.empty(), Admission.FullReason.OTHERS_WAIT);
        QueueState queue = queue(EIGHT_HOURS, 0);
        Piece piece = queue.newcomer(BLANKET, new WorkItem(60, 0), Transit.NONE);
        DeadlineAnswer answer =
                new Deadline(queue, PLAIN, MONDAY_DATE).answer(piece, MONDAY_DATE.plusDays(9), Optional.of(full));

        assertThat(answer.missed()).contains(Missed.FULL);
        assertThat(answer.orderBy()).isEmpty();
        assertThat(answer.delivery()).isPresent();
    }

    @Test
    void cannotBeHadOfWhoNeverWorks() {
        DeadlineAnswer answer = ask(queue(calendar(WeeklyHours.NONE), 0), 60, MONDAY_DATE.plusYears(1));

        assertThat(answer.missed()).contains(Missed.NO_HOURS);
        assertThat(answer.delivery()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isWhatGoingThroughTheDaysOneByOneSays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Estimator estimator = seed % 2 == 0 ? PLAIN : new LognormalEstimator(Pace.EXACT);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            QueueState queue = queue(calendar(anyWeek(random)), random.nextLong(4_000));
            LocalDate neededBy = MONDAY_DATE.plusDays(random.nextInt(120));
            Transit transit = new Transit(random.nextInt(3), 3 + random.nextInt(4));
            Piece piece =
                    queue.newcomer(BLANKET, new WorkItem(1 + random.nextInt(2_000), random.nextInt(5_000)), transit);
            Deadline deadline = new Deadline(queue, estimator, MONDAY_DATE);

            Optional<LocalDate> last =
                    deadline.answer(piece, neededBy, Optional.empty()).orderBy();

            assertThat(last)
                    .as("queue %s, needed by %s", queue, neededBy)
                    .isEqualTo(dayByDay(deadline, piece, neededBy));
            found += last.isPresent() ? 1 : 0;
        }
        assertThat(found).isBetween(20, 199);
    }

    /** The last day of those on which it is in time, if today is one of them. */
    private static Optional<LocalDate> dayByDay(Deadline deadline, Piece piece, LocalDate neededBy) {
        if (!deadline.isInTime(MONDAY_DATE, piece, neededBy)) {
            return Optional.empty();
        }
        return MONDAY_DATE
                .datesUntil(neededBy.plusDays(2))
                .filter(day -> deadline.isInTime(day, piece, neededBy))
                .reduce((earlier, later) -> later);
    }

    private static DeadlineAnswer ask(QueueState queue, long minutes, LocalDate neededBy) {
        Piece piece = queue.newcomer(BLANKET, new WorkItem(minutes, 0), Transit.NONE);
        return new Deadline(queue, PLAIN, MONDAY_DATE).answer(piece, neededBy, Optional.empty());
    }

    private static QueueState queue(
            com.artisancommerce.capacity.domain.calendar.WorkCalendar calendar, long confirmedMinutes) {
        int waiting = confirmedMinutes == 0 ? 0 : 1;
        QueueSummary summary = Workshop.summary(
                1,
                MONDAY,
                waiting,
                waiting,
                0,
                confirmedMinutes,
                confirmedMinutes,
                confirmedMinutes * confirmedMinutes);
        return Workshop.idle(Terms.of(calendar), summary);
    }

    private static WeeklyHours anyWeek(SplittableRandom random) {
        int[] day = random.ints(7, 0, 500).map(each -> each < 150 ? 0 : each).toArray();
        return new WeeklyHours(60 + day[0], day[1], day[2], day[3], day[4], day[5], day[6]);
    }
}
