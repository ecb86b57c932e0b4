package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static com.artisancommerce.capacity.domain.Workshop.calendar;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Admission.Full;
import com.artisancommerce.capacity.Admission.FullReason;
import com.artisancommerce.capacity.WeeklyHours;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More minutes are promised than may be sold. Maya sold all of her week's five days on Monday morning. */
class OverCommitmentTest {
    private static final long WEEK = 5 * 480;

    @Test
    void isNoneWhenAllThatIsForSaleIsSold() {
        QueueState sold = queue(EIGHT_HOURS, WEEK);

        assertThat(sold.overCommittedMinutes(MONDAY_DATE)).isZero();
        assertThat(sold.refusal(MAYA, 1, MONDAY_DATE)).isPresent();
    }

    @Test
    void isWhatIsLeftOverWhenHoursAreCut() {
        QueueState cut = queue(calendar(WeeklyHours.weekdays(120)), WEEK);

        assertThat(cut.overCommittedMinutes(MONDAY_DATE)).isEqualTo(WEEK - 5 * 120);
        assertThat(cut.refusal(MAYA, 1, MONDAY_DATE))
                .as("full until what is too much has been worked off")
                .contains(new Full(MAYA, Optional.of(LocalDate.of(2026, 11, 26)), FullReason.NO_ROOM_YET));
    }

    @Test
    void growsByTimeAloneWhenNothingIsDoneAndTheWindowMovesOntoTheWeekend() {
        QueueState sold = queue(EIGHT_HOURS, WEEK);

        assertThat(IntStream.range(0, 7).mapToLong(day -> sold.overCommittedMinutes(MONDAY_DATE.plusDays(day))))
                .containsExactly(0L, 480L, 960L, 960L, 960L, 960L, 480L);
    }

    @Test
    void closesIntakeByItselfAndOpensItAgain() {
        QueueState almost = queue(EIGHT_HOURS, WEEK - 60);

        assertThat(almost.refusal(MAYA, 60, MONDAY_DATE)).isEmpty();
        assertThat(almost.refusal(MAYA, 60, MONDAY_DATE.plusDays(1))).isPresent();
        assertThat(almost.refusal(MAYA, 60, MONDAY_DATE.plusDays(7))).isEmpty();
    }

    private static QueueState queue(
            com.artisancommerce.capacity.domain.calendar.WorkCalendar calendar, long confirmedMinutes) {
        QueueSummary summary = Workshop.summary(1, MONDAY, 0, 1, 0, confirmedMinutes, confirmedMinutes, 0);
        return Workshop.idle(new Terms(calendar, null, 5, 1), summary);
    }
}
