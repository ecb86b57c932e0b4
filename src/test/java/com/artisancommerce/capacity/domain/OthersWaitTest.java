package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static com.artisancommerce.capacity.domain.Workshop.asksFor;
import static com.artisancommerce.capacity.domain.Workshop.intake;
import static com.artisancommerce.capacity.domain.Workshop.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.Admission.Full;
import com.artisancommerce.capacity.Admission.FullReason;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.domain.estimate.Experience;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody stands on the waitlist: nobody who comes later is taken in before. Maya sells two days of eight hours. */
class OthersWaitTest {
    private static final Terms TWO_DAYS = new Terms(EIGHT_HOURS, null, 2, 1);

    @Test
    void refusesWhoeverComesLaterThoughThereIsRoom() {
        assertThat(intake(Map.of(MAYA, queue(TWO_DAYS, 0, 1))).reserve(asksFor(line(MAYA, 60)), MONDAY))
                .isEqualTo(new Full(MAYA, Optional.empty(), FullReason.OTHERS_WAIT));
    }

    @Test
    void givesNoDateToWhoeverComesLaterWhileItIsFull() {
        assertThat(queue(TWO_DAYS, 960, 3).refusal(MAYA, 60, MONDAY_DATE))
                .contains(new Full(MAYA, Optional.empty(), FullReason.OTHERS_WAIT));
    }

    @Test
    void takesTheFirstInLineWhenThereIsRoom() {
        QueueState forTheFirst = queue(TWO_DAYS, 900, 3).forTheFirstInLine();

        assertThat(forTheFirst.refusal(MAYA, 60, MONDAY_DATE)).isEmpty();
        assertThat(forTheFirst.refusal(MAYA, 61, MONDAY_DATE))
                .contains(new Full(MAYA, Optional.of(MONDAY_DATE.plusDays(1)), FullReason.NO_ROOM_YET));
    }

    @Test
    void staysSilentOfTheLineWhereWaitingIsOfNoUse() {
        assertThat(queue(TWO_DAYS, 0, 3).refusal(MAYA, 961, MONDAY_DATE))
                .contains(new Full(MAYA, Optional.empty(), FullReason.TOO_LARGE))
                .map(Admission.Refused::mayWait)
                .contains(false);
        Terms paused = new Terms(EIGHT_HOURS, new Pause("At the market.", null), 2, 1);
        assertThat(queue(paused, 0, 3).refusal(MAYA, 60, MONDAY_DATE))
                .contains(new Admission.Paused(MAYA, "At the market.", null))
                .map(Admission.Refused::mayWait)
                .contains(true);
    }

    private static QueueState queue(Terms terms, long confirmedMinutes, int othersWaiting) {
        QueueSummary summary =
                Workshop.summary(1, MONDAY, 0, confirmedMinutes == 0 ? 0 : 1, 0, confirmedMinutes, confirmedMinutes, 0);
        return new QueueState(terms, summary, HoldSums.NONE, List.of(), Experience.NONE, othersWaiting);
    }
}
