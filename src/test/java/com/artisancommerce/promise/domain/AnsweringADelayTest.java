package com.artisancommerce.promise.domain;

import static com.artisancommerce.promise.domain.Delays.DEADLINE;
import static com.artisancommerce.promise.domain.Delays.LEDGER;
import static com.artisancommerce.promise.domain.Delays.NOW;
import static com.artisancommerce.promise.domain.Delays.PROMISED;
import static com.artisancommerce.promise.domain.Delays.after;
import static com.artisancommerce.promise.domain.Delays.events;
import static com.artisancommerce.promise.domain.Delays.expected;
import static com.artisancommerce.promise.domain.Delays.june;
import static com.artisancommerce.promise.domain.Delays.late;
import static com.artisancommerce.promise.domain.Delays.look;
import static com.artisancommerce.promise.domain.Delays.notice;
import static com.artisancommerce.promise.domain.Delays.unknownOn;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Risk;
import com.artisancommerce.promise.DelayNotice.Silence;
import com.artisancommerce.promise.DelayPolicy;
import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.Outcome;
import com.artisancommerce.promise.Promise;
import com.artisancommerce.promise.PromiseEvent;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsweringADelayTest {

    @ParameterizedTest(name = "{1} days late, {0} delays before, {2} silent days: {3}")
    @CsvSource({
        "0, 30, 30, STANDS",
        "0, 31, 30, REFUNDS",
        "1, 1, 30, REFUNDS",
        "0, 1, 0, REFUNDS",
        "0, 5, 5, STANDS",
        "0, 6, 5, REFUNDS"
    })
    void silenceMeansWhatThePolicySays(int delaysBefore, int daysLate, int silentDays, Silence meaning) {
        DelayPolicy policy = new DelayPolicy(silentDays, 7, 1);

        assertThat(policy.silenceAbout(PROMISED, PROMISED.plusDays(daysLate), delaysBefore))
                .isEqualTo(meaning);
        assertThat(policy.silenceAbout(PROMISED, null, delaysBefore)).isEqualTo(Silence.REFUNDS);
    }

    @Test
    void acceptanceEntersALaterPromise() {
        Step step = late(LEDGER, 20, 1).accept(NOW);

        Promise later = new Promise(2, june(20), NOW, Promise.Kind.ACCEPTED, "The work takes longer.");
        assertThat(events(step)).containsExactly(new PromiseEvent.Delayed(notice(after(step)), later));
        assertThat(after(step).first()).isEqualTo(PROMISED);
        assertThat(after(step).current()).isEqualTo(june(20));
        assertThat(after(step).status()).isEqualTo(Risk.ON_TRACK);
    }

    @Test
    void eachAnswerCountsOnceAndExcludesTheOther() {
        Ledger accepted = after(late(LEDGER, 20, 1).accept(NOW));
        assertThat(accepted.accept(NOW)).isEqualTo(new Step.Unchanged(accepted));
        assertThat(accepted.cancel(NOW)).isEqualTo(new Step.Refused(new NoticeState.Accepted(NOW)));

        Ledger cancelled = after(late(LEDGER, 20, 1).cancel(NOW));
        assertThat(cancelled.cancel(NOW)).isEqualTo(new Step.Unchanged(cancelled));
        assertThat(cancelled.accept(NOW)).isEqualTo(new Step.Refused(new NoticeState.Cancelled(NOW)));
        assertThat(LEDGER.accept(NOW)).isEqualTo(new Step.Refused(null));
    }

    @Test
    void cancellingIsAPromiseMissed() {
        Step step = late(LEDGER, 20, 1).cancel(NOW);

        assertThat(events(step)).containsExactly(new PromiseEvent.CalledOff(notice(after(step))));
        assertThat(after(step).outcome()).isEqualTo(Outcome.CANCELLED_LATE);
        assertThat(look(after(step), expected(40, 50), 2)).isInstanceOf(Step.Unchanged.class);
    }

    @Test
    void noAnswerCountsFromTheDeadlineOn() {
        Ledger told = late(LEDGER, 20, 1);

        assertThat(told.settle(DEADLINE.minusMillis(1))).isInstanceOf(Step.Refused.class);
        assertThat(told.accept(DEADLINE)).isEqualTo(new Step.Refused(new NoticeState.StoodBySilence(DEADLINE)));
        assertThat(told.cancel(DEADLINE)).isEqualTo(new Step.Refused(new NoticeState.StoodBySilence(DEADLINE)));
    }

    @Test
    void aFirstShortDelayStandsBySilence() {
        Step step = late(LEDGER, 20, 1).settle(DEADLINE.plusSeconds(60));

        assertThat(notice(after(step)).state()).isEqualTo(new NoticeState.StoodBySilence(DEADLINE));
        assertThat(after(step).current()).isEqualTo(june(20));
        assertThat(events(step).getFirst().entered().orElseThrow().kind()).isEqualTo(Promise.Kind.STOOD);
        assertThat(after(step).settle(DEADLINE.plusSeconds(90))).isEqualTo(new Step.Unchanged(after(step)));
    }

    @Test
    void aSecondDelayLapsesBySilence() {
        Ledger again = late(after(late(LEDGER, 20, 1).accept(NOW)), 22, 2);
        assertThat(notice(again).promisedBy()).isEqualTo(june(20));

        Step step = again.settle(DEADLINE);

        assertThat(notice(after(step)).state()).isEqualTo(new NoticeState.Lapsed(DEADLINE));
        assertThat(events(step)).containsExactly(new PromiseEvent.CalledOff(notice(after(step))));
    }

    @Test
    void whoAgreesToWaitWithoutADateIsAskedAgainOnlyWhenThereIsOne() {
        LocalDate dayAfter = PROMISED.plusDays(1);
        Ledger waiting = after(after(look(LEDGER, unknownOn(dayAfter), 1)).accept(NOW));
        assertThat(waiting.openEnded()).isTrue();
        assertThat(waiting.current()).isEqualTo(PROMISED);
        assertThat(look(waiting, unknownOn(dayAfter.plusDays(3)), 2)).isEqualTo(new Step.Unchanged(waiting));

        Ledger asked = late(waiting, 28, 3);

        assertThat(notice(asked).newDate()).isEqualTo(june(28));
        assertThat(notice(asked).silence()).isEqualTo(Silence.REFUNDS);
        assertThat(after(asked.accept(NOW)).openEnded()).isFalse();
    }
}
