package com.artisancommerce.promise.domain;

import static com.artisancommerce.promise.domain.Delays.DEADLINE;
import static com.artisancommerce.promise.domain.Delays.LEDGER;
import static com.artisancommerce.promise.domain.Delays.NOW;
import static com.artisancommerce.promise.domain.Delays.PROMISED;
import static com.artisancommerce.promise.domain.Delays.TODAY;
import static com.artisancommerce.promise.domain.Delays.after;
import static com.artisancommerce.promise.domain.Delays.blocked;
import static com.artisancommerce.promise.domain.Delays.events;
import static com.artisancommerce.promise.domain.Delays.expected;
import static com.artisancommerce.promise.domain.Delays.id;
import static com.artisancommerce.promise.domain.Delays.june;
import static com.artisancommerce.promise.domain.Delays.late;
import static com.artisancommerce.promise.domain.Delays.look;
import static com.artisancommerce.promise.domain.Delays.notice;
import static com.artisancommerce.promise.domain.Delays.unknownOn;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Risk;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.DelayNotice.Origin;
import com.artisancommerce.promise.DelayNotice.Silence;
import com.artisancommerce.promise.DelayPolicy;
import com.artisancommerce.promise.NoticeState;
import com.artisancommerce.promise.NoticeState.Why;
import com.artisancommerce.promise.PromiseEvent;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TellingOfADelayTest {

    @Test
    void tellsTheCustomerWhenThePieceIsLate() {
        Step step = look(LEDGER, expected(12, 20), 1);

        DelayNotice told = notice(after(step));
        assertThat(events(step)).containsExactly(new PromiseEvent.Announced(told));
        assertThat(told.promisedBy()).isEqualTo(PROMISED);
        assertThat(told.newDate()).isEqualTo(june(20));
        assertThat(told.reason()).isEqualTo("The work takes longer.");
        assertThat(told.answerBy()).isEqualTo(DEADLINE);
        assertThat(told.origin()).isEqualTo(Origin.WATCHER);
        assertThat(after(step).current()).isEqualTo(PROMISED);
    }

    @Test
    void doesNotTellOfAMereRisk() {
        Step step = look(LEDGER, expected(9, 12), 1);

        assertThat(events(step)).isEmpty();
        assertThat(after(step).status()).isEqualTo(Risk.AT_RISK);
        assertThat(look(after(step), expected(9, 12), 2)).isInstanceOf(Step.Unchanged.class);
    }

    @Test
    void tellsOnceWhileTheDelayStaysTheSame() {
        Ledger told = late(LEDGER, 20, 1);

        assertThat(look(told, expected(15, 20), 2)).isEqualTo(new Step.Unchanged(told));
        assertThat(look(told, expected(12, 25), 2)).isEqualTo(new Step.Unchanged(told));
    }

    @Test
    void takesItBackOnlyWhenThePieceIsOnTrackAgain() {
        Ledger told = late(LEDGER, 20, 1);
        Ledger wavering = after(look(told, expected(9, 12), 2));
        assertThat(notice(wavering).state().isOpen()).isTrue();

        Step step = look(wavering, expected(8, 9), 2);

        NoticeState withdrawn = new NoticeState.Withdrawn(NOW, Why.ON_TIME_AGAIN);
        assertThat(notice(after(step)).state()).isEqualTo(withdrawn);
        assertThat(events(step)).containsExactly(new PromiseEvent.Withdrawn(notice(after(step))));
        assertThat(after(step).current()).isEqualTo(PROMISED);
        assertThat(after(step).delays()).isZero();
    }

    @Test
    void asksAnewWhenTheOfferedDayWillNotBeKeptEither() {
        Step step = look(late(LEDGER, 20, 1), expected(21, 45), 2);

        assertThat(events(step)).hasSize(2);
        assertThat(((NoticeState.Withdrawn) events(step).getFirst().notice().state()).why())
                .isEqualTo(Why.REPLACED);
        assertThat(notice(after(step)).newDate()).isEqualTo(june(45));
        assertThat(notice(after(step)).silence()).isEqualTo(Silence.REFUNDS);
    }

    @Test
    void namesNoDayWhenNobodyCanSayAndOneWhenSomebodyCan() {
        LocalDate dayAfter = PROMISED.plusDays(1);
        Ledger told = after(look(LEDGER, unknownOn(dayAfter), 1));
        assertThat(notice(told).newDate()).isNull();
        assertThat(notice(told).silence()).isEqualTo(Silence.REFUNDS);

        Ledger again = after(look(told, expected(20, 25), 2));

        assertThat(notice(again).newDate()).isEqualTo(june(25));
        assertThat(notice(again).id()).isEqualTo(id(2));
    }

    @Test
    void tellsOfABlockedPieceThatIsLateByItsQueueBeforeItsDayIsOver() {
        Ledger inDanger = after(look(LEDGER, Outlook.of(TODAY, blocked(Risk.AT_RISK)), 1));
        assertThat(inDanger.status()).isEqualTo(Risk.AT_RISK);
        assertThat(inDanger.notice()).isNull();

        Ledger told = after(look(inDanger, Outlook.of(TODAY, blocked(Risk.LATE)), 1));

        assertThat(told.status()).isEqualTo(Risk.LATE);
        assertThat(notice(told).newDate()).isNull();
        assertThat(notice(told).reason()).startsWith("Something for it is missing");
    }

    @Test
    void leavesWhatSilenceHasDecidedToBeSettled() {
        Ledger told = late(LEDGER, 20, 1);

        Step atTheDeadline = new Announcements(DelayPolicy.DEFAULT, DEADLINE).look(told, expected(8, 9), id(2));

        assertThat(notice(after(atTheDeadline)).state().isOpen()).isTrue();
        assertThat(events(atTheDeadline)).isEmpty();
    }

    @Test
    void theEstimateDoesNotTouchWhatTheStaffAnnounce() {
        Ledger told = after(announce(LEDGER, june(14), "The clay is late.", NOW));

        assertThat(look(told, expected(8, 9), 2)).isEqualTo(new Step.Unchanged(told));
        assertThat(notice(after(look(told, expected(40, 50), 2))).newDate()).isEqualTo(june(14));
    }

    @Test
    void theEstimateAsksNobodyAgainWhoAgreedToWaitForTheStaff() {
        Ledger told = after(announce(LEDGER, null, "The clay is lost.", NOW));
        Ledger waiting = after(told.accept(NOW));
        assertThat(waiting.openEnded()).isTrue();

        Step look = look(waiting, expected(20, 25), 2);

        assertThat(events(look)).isEmpty();
        assertThat(after(look).status()).isEqualTo(Risk.LATE);
        assertThat(notice(after(announce(after(look), june(30), "New clay is there.", NOW)))
                        .newDate())
                .isEqualTo(june(30));
    }

    @Test
    void theStaffReplaceWhatTheyOrTheEstimateHaveSaid() {
        Ledger told = late(LEDGER, 20, 1);

        Ledger once = after(announce(told, june(25), "The clay is late.", NOW));
        assertThat(notice(once).newDate()).isEqualTo(june(25));
        assertThat(announce(once, june(25), "The clay is late.", NOW)).isEqualTo(new Step.Unchanged(once));
        assertThat(notice(after(announce(once, null, "The clay is lost.", NOW))).newDate())
                .isNull();
    }

    @Test
    void theStaffAnnounceNothingThatIsNoDelay() {
        assertThat(announce(LEDGER, PROMISED, "Early.", NOW)).isEqualTo(new Step.Refused(null));
        Ledger done = after(LEDGER.finished(june(9), NOW));
        assertThat(announce(done, june(20), "Late.", NOW)).isInstanceOf(Step.Refused.class);
        assertThat(announce(late(LEDGER, 20, 1), june(30), "Late.", DEADLINE))
                .isEqualTo(new Step.Refused(new NoticeState.StoodBySilence(DEADLINE)));
    }

    private static Step announce(Ledger ledger, @Nullable LocalDate date, String reason, Instant now) {
        return new Announcements(DelayPolicy.DEFAULT, now).announce(ledger, date, reason, id(9));
    }
}
