package com.artisancommerce.promise.domain;

import static com.artisancommerce.promise.domain.Delays.DEADLINE;
import static com.artisancommerce.promise.domain.Delays.LEDGER;
import static com.artisancommerce.promise.domain.Delays.NOW;
import static com.artisancommerce.promise.domain.Delays.PROMISED;
import static com.artisancommerce.promise.domain.Delays.after;
import static com.artisancommerce.promise.domain.Delays.events;
import static com.artisancommerce.promise.domain.Delays.june;
import static com.artisancommerce.promise.domain.Delays.late;
import static com.artisancommerce.promise.domain.Delays.notice;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.NoticeState.Why;
import com.artisancommerce.promise.Outcome;
import org.junit.jupiter.api.Test;

/** What counts as kept. */
class KeepingAPromiseTest {

    @Test
    void isJudgedByTheFirstPromiseEvenAfterALaterOne() {
        Ledger delayed = after(late(LEDGER, 20, 1).accept(NOW));

        assertThat(after(LEDGER.finished(PROMISED, NOW)).outcome()).isEqualTo(Outcome.KEPT);
        assertThat(after(LEDGER.finished(june(11), NOW)).outcome()).isEqualTo(Outcome.MISSED);
        assertThat(after(delayed.finished(june(19), NOW)).outcome()).isEqualTo(Outcome.MISSED);
        assertThat(after(delayed.finished(june(9), NOW)).outcome()).isEqualTo(Outcome.KEPT);
    }

    @Test
    void isCorrectedByTheParcelThatArrives() {
        Ledger done = after(LEDGER.finished(PROMISED, NOW));

        assertThat(done.delivered(june(9), NOW)).isEqualTo(new Step.Unchanged(done));
        Ledger arrivedLate = after(done.delivered(june(11), NOW));
        assertThat(arrivedLate.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(after(arrivedLate.delivered(june(10), NOW)).outcome()).isEqualTo(Outcome.KEPT);
        assertThat(after(LEDGER.delivered(june(10), NOW)).outcome()).isEqualTo(Outcome.KEPT);
    }

    @Test
    void doesNotCountWhatWasCalledOffWhileAllWasWell() {
        assertThat(after(LEDGER.calledOff(NOW)).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(Outcome.CANCELLED.counts()).isFalse();
    }

    @Test
    void missesWhatIsCalledOffAfterADelay() {
        Ledger told = late(LEDGER, 20, 1);

        assertThat(after(told.calledOff(NOW)).outcome()).isEqualTo(Outcome.CANCELLED_LATE);
        assertThat(after(after(told.accept(NOW)).calledOff(NOW)).outcome()).isEqualTo(Outcome.CANCELLED_LATE);
        Ledger calledOff = after(told.cancel(NOW));
        assertThat(calledOff.delivered(june(9), NOW)).isEqualTo(new Step.Unchanged(calledOff));
    }

    @Test
    void leavesWhatSilenceHasCalledOffToBeSettled() {
        Ledger again = late(after(late(LEDGER, 20, 1).accept(NOW)), 22, 2);

        assertThat(again.calledOff(DEADLINE)).isEqualTo(new Step.Unchanged(again));
        Ledger settled = after(again.settle(DEADLINE));
        assertThat(settled.outcome()).isEqualTo(Outcome.CANCELLED_LATE);
        assertThat(settled.calledOff(DEADLINE)).isEqualTo(new Step.Unchanged(settled));
    }

    @Test
    void leavesNothingToAnswer() {
        Step step = late(LEDGER, 20, 1).finished(june(9), NOW);

        assertThat(notice(after(step)).state()).isEqualTo(new NoticeState.Withdrawn(NOW, Why.ENTRY_ENDED));
        assertThat(events(step)).hasSize(1);
        assertThat(after(step).accept(NOW)).isInstanceOf(Step.Refused.class);
    }
}
