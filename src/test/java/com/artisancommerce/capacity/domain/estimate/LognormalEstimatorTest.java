package com.artisancommerce.capacity.domain.estimate;

import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.TWO_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.calendar;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Basis;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Estimate.Known;
import com.artisancommerce.capacity.Estimate.Part;
import com.artisancommerce.capacity.Estimate.Unknown;
import com.artisancommerce.capacity.Estimate.UnknownReason;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Dates from the distribution of the work. */
class LognormalEstimatorTest {
    private static final int TRIES = 3_000;

    private final SplittableRandom random = new SplittableRandom(17);

    @Test
    void isPlainArithmeticWhereNothingIsLeftToChance() {
        Estimator exact = new LognormalEstimator(Pace.EXACT);
        for (int i = 0; i < TRIES; i++) {
            LocalDate today = MONDAY_DATE.plusDays(random.nextInt(7));
            WorkCalendar calendar = anyCalendar();
            long planned = random.nextInt(1_000);
            long worked = random.nextInt(1_500);
            Load ahead = anyLoad().plus(exact.inHand(planned, planned, worked));
            Piece own = anyPiece(anyTransit());
            LocalDate promised = today.plusDays(random.nextInt(200));

            Known known = (Known) exact.estimate(today, calendar, ahead, own);

            assertThat(exact.inHand(planned, planned, worked)).isEqualTo(PLAIN.inHand(planned, planned, worked));
            assertThat(known).isEqualTo(PLAIN.estimate(today, calendar, ahead, own));
            assertThat(exact.at(today, calendar).onTime(ahead, own, known, promised))
                    .isEqualTo(PLAIN.at(today, calendar).onTime(ahead, own, known, promised));
        }
    }

    @Test
    void moreWorkAheadIsNeverEarlier() {
        for (int i = 0; i < TRIES; i++) {
            Estimator estimator = new LognormalEstimator(anyPace());
            Estimator.Sitting sitting = estimator.at(MONDAY_DATE, anyCalendar());
            Piece own = anyPiece(anyTransit());
            Load ahead = random.nextBoolean() ? Load.NONE : anyLoad();
            long more = random.nextLong(1, 900);

            Known before = (Known) sitting.estimate(ahead, own);
            Known after = (Known) sitting.estimate(ahead.plus(more, more), own);

            assertThat(after.ready().p50()).isAfterOrEqualTo(before.ready().p50());
            assertThat(after.ready().p90()).isAfterOrEqualTo(before.ready().p90());
        }
    }

    @Test
    void theProbabilityAgreesWithTheDates() {
        for (int i = 0; i < TRIES; i++) {
            Estimator.Sitting sitting = new LognormalEstimator(anyPace()).at(MONDAY_DATE, anyCalendar());
            Load ahead = anyLoad();
            Piece own = anyPiece(anyTransit());
            Known known = (Known) sitting.estimate(ahead, own);
            LocalDate p50 = known.delivery().p50();
            LocalDate p90 = known.delivery().p90();

            assertThat(sitting.onTime(ahead, own, known, p90)).isGreaterThan(0.9 - 1e-6);
            assertThat(sitting.onTime(ahead, own, known, p90.minusDays(1))).isLessThan(0.9);
            assertThat(sitting.onTime(ahead, own, known, p50)).isGreaterThan(0.5 - 1e-6);
            assertThat(sitting.onTime(ahead, own, known, p50.minusDays(1))).isLessThan(0.5);
        }
    }

    @Test
    void thePartsAddUpToTheDaysUntilDelivery() {
        for (int i = 0; i < TRIES; i++) {
            Known known = (Known) new LognormalEstimator(anyPace())
                    .estimate(MONDAY_DATE, anyCalendar(), anyLoad(), anyPiece(anyTransit()));

            assertThat(known.explanation()).allMatch(part -> part.days() >= 0);
            assertThat(known.explanation().stream().mapToLong(Part::days).sum())
                    .isEqualTo(ChronoUnit.DAYS.between(
                            MONDAY_DATE, known.delivery().p90()));
        }
    }

    @Test
    void anOverrunStretchesThe90PercentDateByItself() {
        Estimator estimator = new LognormalEstimator(new Pace(0, 0.01, 0.1, 0, Basis.LEARNED, 80));
        WorkCalendar tenMinutesADay = calendar(new WeeklyHours(10, 10, 10, 10, 10, 10, 10));
        LocalDate before = LocalDate.MIN;
        for (long worked = 1_000; worked <= 100_000; worked *= 2) {
            Piece overrunning = new Piece(estimator.inHand(480, 480, worked), 0, Transit.NONE);

            Known known = (Known) estimator.estimate(MONDAY_DATE, tenMinutesADay, Load.NONE, overrunning);

            assertThat(known.ready().p90()).isAfter(before);
            before = known.ready().p90();
        }
    }

    @Test
    void saysItDoesNotKnowRatherThanMakeADateUp() {
        Estimator estimator = new LognormalEstimator(Experience.NONE.pace());
        Piece piece = Piece.waiting(600_000, 600_000, 0, Transit.NONE);
        WorkCalendar aMinuteAWeek = calendar(new WeeklyHours(0, 0, 1, 0, 0, 0, 0));

        Estimate idle = estimator.estimate(MONDAY_DATE, calendar(WeeklyHours.NONE), Load.NONE, piece);
        Estimate endless = estimator.estimate(MONDAY_DATE, aMinuteAWeek, Load.NONE, piece);

        assertThat(idle).isEqualTo(new Unknown(UnknownReason.NO_HOURS));
        assertThat(endless).isEqualTo(new Unknown(UnknownReason.TOO_FAR));
    }

    private Pace anyPace() {
        return new Pace(
                random.nextDouble(-0.5, 0.8),
                random.nextDouble(0.0001, 0.1),
                random.nextDouble(0.01, 0.8),
                random.nextDouble(0, 1e-3),
                Basis.LEARNED,
                20);
    }

    private WorkCalendar anyCalendar() {
        return random.nextBoolean() ? EIGHT_HOURS : TWO_HOURS;
    }

    private Load anyLoad() {
        Load load = Load.NONE;
        for (int i = random.nextInt(1, 40); i > 0; i--) {
            int minutes = random.nextInt(1, 1_200);
            load = load.plus(minutes, minutes);
        }
        return load;
    }

    private Piece anyPiece(Transit transit) {
        int minutes = random.nextInt(1, 3_000);
        return Piece.waiting(minutes, minutes, random.nextInt(5_000), transit);
    }

    private Transit anyTransit() {
        int min = random.nextInt(4);
        return new Transit(min, min + random.nextInt(10));
    }
}
