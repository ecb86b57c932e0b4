package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.TEN_MINUTES;
import static com.artisancommerce.capacity.domain.Workshop.confirmed;
import static com.artisancommerce.capacity.domain.Workshop.held;
import static com.artisancommerce.capacity.domain.Workshop.intake;
import static com.artisancommerce.capacity.domain.Workshop.line;
import static com.artisancommerce.capacity.domain.Workshop.moved;
import static com.artisancommerce.capacity.domain.Workshop.open;
import static com.artisancommerce.capacity.domain.Workshop.queued;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Estimate.Known;
import com.artisancommerce.capacity.Estimate.Unknown;
import com.artisancommerce.capacity.Estimate.UnknownReason;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Transition.Moved;
import com.artisancommerce.capacity.domain.Transition.Reason;
import com.artisancommerce.capacity.domain.Transition.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Customers wait in Maya's queue and see where they stand. */
class StandingInTheQueueTest {

    @Test
    void everybodyHasAPositionAndADate() {
        List<Standing> standings = queued(480, 240, 480).standings(MONDAY, PLAIN);

        assertThat(standings).extracting(Standing::position).containsExactly(1, 2, 3);
        assertThat(standings).extracting(Standing::minutesAhead).containsExactly(0L, 480L, 720L);
        assertThat(standings)
                .extracting(StandingInTheQueueTest::ready)
                .containsExactly(MONDAY_DATE, MONDAY_DATE.plusDays(1), MONDAY_DATE.plusDays(2));
    }

    @Test
    void aPieceInHandHasNoPositionAndStillComesFirst() {
        List<Standing> standings = start(queued(480, 240), 0).standings(MONDAY, PLAIN);

        assertThat(standings).extracting(Standing::position).containsExactly(null, 1);
        assertThat(standings).extracting(Standing::entriesAhead).containsExactly(0, 1);
        assertThat(standings).extracting(Standing::minutesAhead).containsExactly(0L, 480L);
    }

    @Test
    void everybodyBehindMovesUpWhenAPieceIsFinished() {
        Queue started = start(queued(480, 240, 480), 0);
        Queue finished = step(started, started.entries().get(0).finish(MONDAY));

        List<Standing> standings = finished.standings(MONDAY, PLAIN);

        assertThat(standings).extracting(Standing::position).containsExactly(null, 1, 2);
        assertThat(standings)
                .extracting(StandingInTheQueueTest::ready)
                .containsExactly(MONDAY_DATE, MONDAY_DATE, MONDAY_DATE.plusDays(1));
    }

    @Test
    void thoseBehindACancelledEntryMoveUpAndItHasNoDateAnyMore() {
        Queue queue = queued(480, 240, 480);
        Queue after = step(queue, queue.entries().get(1).cancel(MONDAY));

        List<Standing> standings = after.standings(MONDAY, PLAIN);

        assertThat(standings).extracting(Standing::position).containsExactly(1, null, 2);
        assertThat(standings.get(1).estimate()).isEqualTo(new Unknown(UnknownReason.LEFT_QUEUE));
        assertThat(standings.get(2).minutesAhead()).isEqualTo(480);
    }

    @Test
    void aHoldCountsUntilItsTimeIsOver() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        Entry hold = held(intake, line(MAYA, 480));
        Entry paid = confirmed(held(intake, line(MAYA, 60)));
        Queue queue = queueOf(hold, paid);
        Instant expiry = MONDAY.plus(TEN_MINUTES);

        assertThat(queue.positions(MONDAY)).containsExactly(Map.entry(hold.id(), 1), Map.entry(paid.id(), 2));
        assertThat(queue.positions(expiry)).containsExactly(Map.entry(paid.id(), 1));
        assertThat(queue.unchangedUntil(MONDAY)).isEqualTo(expiry);
        assertThat(queue.unchangedUntil(expiry)).isEqualTo(Instant.parse("2026-11-02T23:00:00Z"));
    }

    @Test
    void theArtisanMayStartAConfirmedEntryPastAnUnpaidHold() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        Entry hold = held(intake, line(MAYA, 480));
        Entry paid = confirmed(held(intake, line(MAYA, 60)));
        Queue queue = queueOf(hold, paid);

        assertThat(paid.start(MONDAY, queue.firstWaitingKey())).isInstanceOf(Moved.class);
    }

    @Test
    void theArtisanMayNotStartPastAConfirmedEntry() {
        Queue queue = queued(480, 240);

        assertThat(queue.entries().get(1).start(MONDAY, queue.firstWaitingKey()))
                .isEqualTo(new Refused(EntryState.QUEUED, Reason.NOT_FIRST));
    }

    @Test
    void confirmingMovesNobody() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        Queue before =
                queueOf(held(intake, line(MAYA, 480)), held(intake, line(MAYA, 60)), held(intake, line(MAYA, 9)));

        Queue after = step(before, before.entries().get(1).confirm(MONDAY));

        assertThat(after.positions(MONDAY)).isEqualTo(before.positions(MONDAY));
        assertThat(after.standings(MONDAY, PLAIN))
                .extracting(Standing::minutesAhead)
                .containsExactly(0L, 480L, 540L);
        assertThat(after.version()).isEqualTo(before.version() + 1);
    }

    @Test
    void whatIsStartedLaterDoesNotComeBeforeWhatIsInHand() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        Queue held = queueOf(held(intake, line(MAYA, 480)), confirmed(held(intake, line(MAYA, 60))));
        Queue started = start(held, 1);
        Queue paid = step(started, started.entries().getFirst().confirm(MONDAY));
        Instant later = MONDAY.plusSeconds(60);

        Queue both = paid.apply((Moved) paid.entries().getFirst().start(later, paid.firstWaitingKey()), later);

        assertThat(both.standings(later, PLAIN))
                .extracting(Standing::minutesAhead)
                .containsExactly(60L, 0L);
        assertThat(both.standings(later, PLAIN))
                .extracting(StandingInTheQueueTest::ready)
                .containsExactly(MONDAY_DATE.plusDays(1), MONDAY_DATE);
    }

    @Test
    void aFinishedPieceWasReadyOnTheDayItWasFinished() {
        Queue started = start(queued(480, 240), 0);
        Instant tuesday = MONDAY.plus(Duration.ofDays(1));
        Queue finished = started.apply((Moved) started.entries().getFirst().finish(tuesday), tuesday);

        Standing standing =
                finished.standings(tuesday.plus(Duration.ofDays(9)), PLAIN).getFirst();

        assertThat(standing.state()).isEqualTo(EntryState.DONE);
        assertThat(standing.position()).isNull();
        assertThat(ready(standing)).isEqualTo(MONDAY_DATE.plusDays(1));
    }

    @Test
    void aPieceThatDriesIsReadyWhenItIsDry() {
        Entry pot = moved(confirmed(Workshop.held(new WorkItem(60, 3 * 1440))).start(MONDAY, Long.MAX_VALUE));
        Queue drying = queueOf(moved(pot.finish(MONDAY)));
        Instant dry = MONDAY.plus(Duration.ofDays(3));

        Standing standing = drying.standings(MONDAY, PLAIN).getFirst();

        assertThat(standing.state()).isEqualTo(EntryState.CURING);
        assertThat(ready(standing)).isEqualTo(MONDAY_DATE.plusDays(3));
        assertThat(drying.unchangedUntil(MONDAY.plus(Duration.ofDays(3).minusHours(2))))
                .isEqualTo(dry);
        assertThat(drying.standings(dry, PLAIN).getFirst().state()).isEqualTo(EntryState.DONE);
    }

    @Test
    void tenThousandWaitAndEachIsToldTheirDate() {
        long[] minutes = new long[10_000];
        Arrays.fill(minutes, 30);
        Queue queue = confirmedQueue(minutes);

        List<Standing> standings = queue.standings(MONDAY, PLAIN);

        assertThat(standings.getLast().position()).isEqualTo(10_000);
        assertThat(standings.getLast().minutesAhead()).isEqualTo(9_999L * 30);
        assertThat(ready(standings.getLast()))
                .isEqualTo(MONDAY_DATE.plusWeeks(125).minusDays(3));
    }

    private static Queue confirmedQueue(long... minutes) {
        Entry template = queued(30).entries().getFirst();
        List<Entry> entries = new ArrayList<>();
        for (int key = 1; key <= minutes.length; key++) {
            entries.add(new Entry(
                    new EntryId(Workshop.id()),
                    MAYA,
                    template.checkoutId(),
                    template.product(),
                    key,
                    template.state(),
                    new WorkItem(minutes[key - 1], 0),
                    minutes[key - 1],
                    0,
                    template.transit(),
                    template.promisedBy(),
                    template.milestones(),
                    null));
        }
        return queueOf(entries.toArray(Entry[]::new));
    }

    private static Queue queueOf(Entry... entries) {
        List<Entry> all = List.of(entries);
        return new Queue(MAYA, Terms.of(EIGHT_HOURS), QueueSummary.empty(MONDAY).recomputed(all), all);
    }

    private static Queue start(Queue queue, int index) {
        return step(queue, queue.entries().get(index).start(MONDAY, queue.firstWaitingKey()));
    }

    private static Queue step(Queue queue, Transition transition) {
        return queue.apply((Moved) transition, MONDAY);
    }

    private static LocalDate ready(Standing standing) {
        return ((Known) standing.estimate()).ready().p90();
    }
}
