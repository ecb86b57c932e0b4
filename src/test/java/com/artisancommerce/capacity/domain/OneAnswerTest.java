package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.BLANKET;
import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.id;
import static com.artisancommerce.capacity.domain.Workshop.present;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Admission.Accepted;
import com.artisancommerce.capacity.Basis;
import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Estimate.Known;
import com.artisancommerce.capacity.Estimate.Part;
import com.artisancommerce.capacity.Estimate.Unknown;
import com.artisancommerce.capacity.Estimate.UnknownReason;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.Quote;
import com.artisancommerce.capacity.ReservationRequest;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Transition.Moved;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.domain.estimate.Pace;
import com.artisancommerce.capacity.domain.estimate.ProductBias;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a newcomer is told from the summary, and what the entry is told in the pass over the queue once it is there. */
class OneAnswerTest {
    private static final Pace PACE = new Pace(0.2, 0.01, 0.15, 1e-4, Basis.LEARNED, 60);
    private static final Experience KNOWN = new Experience(PACE, Map.of(BLANKET, new ProductBias(0.3, 0.01, 12)));
    private static final Estimator ESTIMATOR = new LognormalEstimator(PACE);

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void isTheSame() {
        for (int i = 0; i < 300; i++) {
            Queue queue = anyQueue();
            WorkItem work = new WorkItem(1 + random.nextInt(900), random.nextInt(3_000));
            Transit transit = new Transit(2, 2 + random.nextInt(5));
            QueueState state = queue.state(MONDAY).with(KNOWN);

            Quote quote = state.quote(MAYA, BLANKET, work, transit, MONDAY, ESTIMATOR);
            Standing standing = enter(queue, state, work, transit);

            assertThat(standing.estimate()).isEqualTo(quote.estimate());
            assertThat(standing.entriesAhead()).isEqualTo(quote.entriesAhead());
            assertThat(standing.minutesAhead()).isEqualTo(quote.minutesAhead());
            assertThat(standing.promisedBy())
                    .isEqualTo(((Known) quote.estimate()).delivery().p90());
            assertThat(standing.risk()).isEqualTo(Risk.ON_TRACK);
            assertThat(present(standing.onTime())).isGreaterThan(0.9 - 1e-6);
        }
    }

    @Test
    void whoeverWaitsLongerIsNeverToldAnEarlierDate() {
        for (int i = 0; i < 100; i++) {
            List<LocalDate> dates = anyQueue().standings(MONDAY, ESTIMATOR).stream()
                    .filter(standing -> standing.position() != null)
                    .map(standing -> ((Known) standing.estimate()).ready().p90())
                    .toList();

            assertThat(dates).isSorted();
        }
    }

    @Test
    void aPromiseComesIntoDangerAsTheDaysPassWithoutWork() {
        Queue queue = Workshop.queued(480, 480, 480, 480);
        Instant inTwoDays = MONDAY.plus(2, ChronoUnit.DAYS);
        Instant inTwoWeeks = MONDAY.plus(14, ChronoUnit.DAYS);

        assertThat(last(queue, MONDAY, Pace.EXACT).risk()).isEqualTo(Risk.ON_TRACK);
        assertThat(last(queue, MONDAY, new Pace(-0.05, 0.01, 0.1, 0, Basis.LEARNED, 9))
                        .risk())
                .isEqualTo(Risk.AT_RISK);
        assertThat(last(queue, inTwoDays, Pace.EXACT).risk()).isEqualTo(Risk.LATE);
        assertThat(last(queue, inTwoWeeks, Pace.EXACT).onTime()).isEqualTo(0);
    }

    @Test
    void whatLacksSomethingHasNoDateUntilSomebodyKnowsWhenItGoesOn() {
        LocalDate nextYear = LocalDate.of(2027, 1, 4);

        Standing unknown = blocked(BlockedFor.missing("The blue wool is late", null));
        Standing known = blocked(BlockedFor.missing("The blue wool is late", nextYear));

        assertThat(unknown.estimate()).isEqualTo(new Unknown(UnknownReason.BLOCKED));
        assertThat(unknown.risk()).isEqualTo(Risk.AT_RISK);
        assertThat(unknown.onTime()).isNull();
        Known dates = (Known) known.estimate();
        assertThat(dates.ready().p50()).isEqualTo(nextYear);
        assertThat(known.risk()).isEqualTo(Risk.LATE);
        assertThat(dates.explanation().stream().mapToLong(Part::days).sum())
                .isEqualTo(ChronoUnit.DAYS.between(
                        Workshop.MONDAY_DATE, dates.delivery().p90()));
    }

    @Test
    void whatHasNoDateIsInDangerAndLateOnceItsDayIsOver() {
        Queue before = Workshop.queued(480);
        Instant promised =
                before.entries().getFirst().promisedBy().atTime(12, 0).toInstant(ZoneOffset.UTC);
        Queue idle = new Queue(
                before.artisan(),
                Terms.of(Workshop.calendar(WeeklyHours.weekdays(0))),
                before.summary(),
                before.entries());
        Queue gone = idle.apply((Moved) idle.entries().getFirst().cancel(MONDAY), MONDAY);

        assertThat(last(idle, promised, Pace.EXACT).estimate()).isInstanceOf(Unknown.class);
        assertThat(last(idle, promised, Pace.EXACT).risk()).isEqualTo(Risk.AT_RISK);
        assertThat(last(idle, promised.plus(1, ChronoUnit.DAYS), Pace.EXACT).risk())
                .isEqualTo(Risk.LATE);
        assertThat(last(gone, promised.plus(1, ChronoUnit.DAYS), Pace.EXACT).risk())
                .isNull();
    }

    @Test
    void whatGoesOnOnlyWhenTheHoursAreOverSaysSo() {
        Queue queue = after(BlockedFor.missing("The blue wool is late", Workshop.MONDAY_DATE.plusWeeks(5)));
        Terms ending =
                Terms.of(EIGHT_HOURS.with(new WeeklyVersion(Workshop.MONDAY_DATE.plusWeeks(4), WeeklyHours.NONE)));

        Standing standing = queue.with(ending).standings(MONDAY, ESTIMATOR).getFirst();

        assertThat(standing.estimate()).isEqualTo(new Unknown(UnknownReason.NO_HOURS));
    }

    @Test
    void thoseBehindAPieceThatLacksSomethingReckonWithItsHours() {
        Queue lacking = after(BlockedFor.missing("The blue wool is late", null));

        assertThat(lacking.standings(MONDAY, ESTIMATOR).getLast().estimate())
                .isEqualTo(started().standings(MONDAY, ESTIMATOR).getLast().estimate());
    }

    private static Standing blocked(BlockedFor what) {
        return after(what).standings(MONDAY, new LognormalEstimator(Pace.EXACT)).getFirst();
    }

    private static Queue after(BlockedFor what) {
        Queue queue = started();
        return queue.apply((Moved) queue.entries().getFirst().block(MONDAY, what), MONDAY);
    }

    private static Queue started() {
        Queue queue = Workshop.queued(480, 480);
        return queue.apply((Moved) queue.entries().getFirst().start(MONDAY, queue.firstWaitingKey()), MONDAY);
    }

    private static Standing last(Queue queue, Instant now, Pace pace) {
        return queue.standings(now, new LognormalEstimator(pace)).getLast();
    }

    private Standing enter(Queue queue, QueueState state, WorkItem work, Transit transit) {
        Line line = new Line(new EntryId(id()), MAYA, BLANKET, work);
        ReservationRequest request = new ReservationRequest(id(), List.of(line), null, transit);
        Intake intake = new Intake(Map.of(MAYA, state), ESTIMATOR, Workshop.TEN_MINUTES);
        Accepted accepted = (Accepted) intake.reserve(request, MONDAY);
        List<Entry> entries = new ArrayList<>(queue.entries());
        entries.add(Entry.held(request, accepted.placements().getFirst(), MONDAY));
        return new Queue(MAYA, Terms.of(EIGHT_HOURS), queue.summary(), entries)
                .standings(MONDAY, ESTIMATOR)
                .getLast();
    }

    private Queue anyQueue() {
        long[] minutes = random.longs(2 + random.nextInt(20), 5, 600).toArray();
        Queue queue = Workshop.queued(minutes);
        int started = random.nextInt(3);
        for (Entry entry : queue.entries().subList(0, started)) {
            queue = queue.apply((Moved) entry.start(MONDAY, queue.firstWaitingKey()), MONDAY);
        }
        return queue;
    }
}
