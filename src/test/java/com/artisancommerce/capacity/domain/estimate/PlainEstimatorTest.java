package com.artisancommerce.capacity.domain.estimate;

import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.calendar;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.Effort;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Estimate.Known;
import com.artisancommerce.capacity.Estimate.Part;
import com.artisancommerce.capacity.Estimate.PartCode;
import com.artisancommerce.capacity.Estimate.Unknown;
import com.artisancommerce.capacity.Estimate.UnknownReason;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Dates by plain queue arithmetic. */
class PlainEstimatorTest {

    @Test
    void saysWhenAndWhy() {
        Load sixDaysAhead = Load.NONE.plus(480 * 3, 480 * 3).plus(480 * 3, 480 * 3);
        Piece twoDaysAndDrying = Piece.waiting(960, 960, 1500, new Transit(2, 5));

        Estimate estimate = PLAIN.estimate(MONDAY_DATE, EIGHT_HOURS, sixDaysAhead, twoDaysAndDrying);

        LocalDate made = MONDAY_DATE.plusDays(9);
        LocalDate dry = made.plusDays(2);
        Known known = (Known) estimate;
        assertThat(known.ready()).isEqualTo(new DateEstimate(dry, dry));
        assertThat(known.delivery()).isEqualTo(new DateEstimate(dry.plusDays(4), dry.plusDays(5)));
        assertThat(known.explanation())
                .containsExactly(
                        new Part(PartCode.WAITING_FOR_OTHERS, 5, 2880),
                        new Part(PartCode.OWN_WORK, 2, 960),
                        new Part(PartCode.DAYS_OFF, 2, 0),
                        new Part(PartCode.PASSIVE, 2, 1500),
                        new Part(PartCode.CARRIER, 5, 0));
    }

    @Test
    void itsPartsAddUpToTheTimeUntilDelivery() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 2_000; i++) {
            LocalDate today = MONDAY_DATE.plusDays(random.nextInt(7));
            int before = random.nextInt(20_000);
            Load ahead = Load.NONE.plus(before, before);
            int itself = random.nextInt(3_000);
            Transit transit = new Transit(1, 1 + random.nextInt(9));
            Piece own = Piece.waiting(itself, itself, random.nextInt(5_000), transit);

            Known known = (Known) PLAIN.estimate(today, EIGHT_HOURS, ahead, own);

            assertThat(known.explanation().stream().mapToLong(Part::days).sum())
                    .isEqualTo(ChronoUnit.DAYS.between(today, known.delivery().p90()));
        }
    }

    @Test
    void saysItDoesNotKnowRatherThanMakeADateUp() {
        WorkCalendar idle = calendar(WeeklyHours.NONE);
        WorkCalendar aMinuteAWeek = calendar(new WeeklyHours(0, 0, 1, 0, 0, 0, 0));
        Piece tenThousandHours = Piece.waiting(600_000, 600_000, 0, Transit.NONE);

        assertThat(PLAIN.estimate(MONDAY_DATE, idle, Load.NONE, tenThousandHours))
                .isEqualTo(new Unknown(UnknownReason.NO_HOURS));
        assertThat(PLAIN.estimate(MONDAY_DATE, aMinuteAWeek, Load.NONE, tenThousandHours))
                .isEqualTo(new Unknown(UnknownReason.TOO_FAR));
    }

    @Test
    void anEffortIsSetUpOnceAndWorkedForEachPiece() {
        assertThat(new Effort(30, 45, 1440).work(4)).isEqualTo(new WorkItem(210, 1440));
    }
}
