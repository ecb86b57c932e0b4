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

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.NoticeState.Why;
import com.artisancommerce.promise.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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

        assertThat(arrived(9, done)).containsExactly(new Step.Unchanged(done));
        Ledger arrivedLate = after(arrived(11, done).getFirst());
        assertThat(arrivedLate.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(after(arrived(10, arrivedLate).getFirst()).outcome()).isEqualTo(Outcome.KEPT);
        assertThat(after(arrived(10, LEDGER).getFirst()).outcome()).isEqualTo(Outcome.KEPT);
    }

    @Test
    void isJudgedByTheLatestDayOfThoseThatArriveTogether() {
        Ledger early = LEDGER;
        Ledger late = Ledger.open(new EntryId(new UUID(0, 2)), june(20));
        Ledger latest = Ledger.open(new EntryId(new UUID(0, 3)), june(30));
        Ledger calledOff = after(latest.calledOff(NOW));

        assertThat(outcomes(arrived(20, early, late, calledOff)))
                .containsExactly(Outcome.KEPT, Outcome.KEPT, Outcome.CANCELLED);
        assertThat(outcomes(arrived(21, early, late, calledOff)))
                .containsExactly(Outcome.MISSED, Outcome.MISSED, Outcome.CANCELLED);
        assertThat(outcomes(arrived(21, early, late, latest))).containsOnly(Outcome.KEPT);
        assertThat(arrived(21, calledOff)).isEmpty();
    }

    @Test
    void doesNotCountWhatWasCalledOffWhileAllWasWell() {
        assertThat(after(LEDGER.calledOff(NOW)).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void missesWhatIsCalledOffAfterADelay() {
        Ledger told = late(LEDGER, 20, 1);

        assertThat(after(told.calledOff(NOW)).outcome()).isEqualTo(Outcome.CANCELLED_LATE);
        assertThat(after(after(told.accept(NOW)).calledOff(NOW)).outcome()).isEqualTo(Outcome.CANCELLED_LATE);
        Ledger calledOff = after(told.cancel(NOW));
        assertThat(calledOff.delivered(june(9), PROMISED, NOW)).isEqualTo(new Step.Unchanged(calledOff));
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

    private static List<Step> arrived(int day, Ledger... order) {
        return new Parcel(june(day), NOW).steps(List.of(order));
    }

    private static List<Outcome> outcomes(List<Step> steps) {
        return steps.stream()
                .map(step -> Objects.requireNonNull(after(step).outcome()))
                .toList();
    }
}
