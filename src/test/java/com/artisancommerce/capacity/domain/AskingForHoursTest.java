package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.BLANKET;
import static com.artisancommerce.capacity.domain.Workshop.EIGHT_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.TEN_MINUTES;
import static com.artisancommerce.capacity.domain.Workshop.TOMAS;
import static com.artisancommerce.capacity.domain.Workshop.TWO_HOURS;
import static com.artisancommerce.capacity.domain.Workshop.asksFor;
import static com.artisancommerce.capacity.domain.Workshop.calendar;
import static com.artisancommerce.capacity.domain.Workshop.intake;
import static com.artisancommerce.capacity.domain.Workshop.line;
import static com.artisancommerce.capacity.domain.Workshop.open;
import static com.artisancommerce.capacity.domain.Workshop.present;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.Admission.Accepted;
import com.artisancommerce.capacity.Admission.DateMoved;
import com.artisancommerce.capacity.Admission.Full;
import com.artisancommerce.capacity.Admission.FullReason;
import com.artisancommerce.capacity.Admission.NoHours;
import com.artisancommerce.capacity.Admission.Paused;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.Placement;
import com.artisancommerce.capacity.Quote;
import com.artisancommerce.capacity.ReservationRequest;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.domain.estimate.PaceModel;
import com.artisancommerce.capacity.domain.estimate.ProductBias;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A checkout asks for an artisan's hours. */
class AskingForHoursTest {
    /** 180 days from a Monday are 25 weeks and 5 weekdays: 130 working days of 480 minutes, of which 85 % are sold. */
    private static final long SELLABLE = 130 * 480 * 85 / 100;

    @Test
    void isGivenTheTailOfTheQueueAndAFrozenDate() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        intake.reserve(asksFor(line(MAYA, 480)), MONDAY);

        Admission answer = intake.reserve(asksFor(line(MAYA, 481)), MONDAY);

        Placement place = placements(answer).getFirst();
        assertThat(place.orderKey()).isEqualTo(2 * (1L << 20));
        assertThat(place.position()).isEqualTo(2);
        assertThat(place.entriesAhead()).isEqualTo(1);
        assertThat(place.minutesAhead()).isEqualTo(480);
        assertThat(place.readyBy()).isEqualTo(MONDAY_DATE.plusDays(2));
        assertThat(place.promisedBy()).isEqualTo(MONDAY_DATE.plusDays(2));
        assertThat(place.holdExpiresAt()).isEqualTo(MONDAY.plus(TEN_MINUTES));
    }

    @Test
    void getsTheLastSellableMinuteAndNotOneMore() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));

        assertThat(intake.reserve(asksFor(line(MAYA, SELLABLE - 1)), MONDAY)).isInstanceOf(Accepted.class);
        assertThat(intake.reserve(asksFor(line(MAYA, 2)), MONDAY)).isInstanceOf(Full.class);
        assertThat(intake.reserve(asksFor(line(MAYA, 1)), MONDAY)).isInstanceOf(Accepted.class);
        assertThat(intake.reserve(asksFor(line(MAYA, 1)), MONDAY)).isInstanceOf(Full.class);
    }

    @Test
    void countsTheSumOfItsLinesAndNotEachAlone() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));

        Admission answer = intake.reserve(asksFor(line(MAYA, SELLABLE / 2), line(MAYA, SELLABLE / 2 + 1)), MONDAY);

        assertThat(answer).isInstanceOf(Full.class);
        assertThat(intake.changed()).isEmpty();
    }

    @Test
    void standsInLineWithItsOwnLines() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));

        Admission answer = intake.reserve(asksFor(line(MAYA, 480), line(MAYA, 480)), MONDAY);

        assertThat(placements(answer)).extracting(Placement::position).containsExactly(1, 2);
        assertThat(placements(answer)).extracting(Placement::minutesAhead).containsExactly(0L, 480L);
        assertThat(((Accepted) answer).promisedBy()).isEqualTo(MONDAY_DATE.plusDays(1));
        assertThat(present(intake.changed().get(MAYA)).summary().version()).isEqualTo(1);
        assertThat(present(intake.changed().get(MAYA)).summary().tailKey()).isEqualTo(2 * (1L << 20));
    }

    @Test
    void isToldWhenRoomComesBack() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        intake.reserve(asksFor(line(MAYA, SELLABLE)), MONDAY);

        Admission answer = intake.reserve(asksFor(line(MAYA, 481)), MONDAY);

        // By Wednesday two days are worked off, yet 180 days from a Wednesday end on a Sunday and hold two working days
        // less.
        LocalDate thursday = MONDAY_DATE.plusDays(3);
        assertThat(answer).isEqualTo(new Full(MAYA, Optional.of(thursday), FullReason.NO_ROOM_YET));
    }

    @Test
    void isToldWhyRoomNeverComes() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));

        Admission answer = intake.reserve(asksFor(line(MAYA, 480 * 131)), MONDAY);

        assertThat(answer).isEqualTo(new Full(MAYA, Optional.empty(), FullReason.TOO_LARGE));
    }

    @Test
    void isRefusedWhenThereIsRoomButTheHoursEndBeforeADateThatHolds() {
        WorkCalendar ending = EIGHT_HOURS.with(new WeeklyVersion(MONDAY_DATE.plusWeeks(4), WeeklyHours.NONE));
        Estimator learning = new LognormalEstimator(PaceModel.UNKNOWN.pace());
        Intake intake = new Intake(Map.of(MAYA, open(ending)), learning, TEN_MINUTES);
        long sellable = 20 * 480 * 85 / 100;

        Admission answer = intake.reserve(asksFor(line(MAYA, sellable)), MONDAY);
        Quote quote =
                open(ending).quote(MAYA, Workshop.BLANKET, new WorkItem(sellable, 0), Transit.NONE, MONDAY, learning);

        assertThat(answer).isEqualTo(new Full(MAYA, Optional.empty(), FullReason.NO_DATE));
        assertThat(((Full) answer).mayWait()).isFalse();
        assertThat(intake.changed()).isEmpty();
        assertThat(quote.refusal()).contains(new Full(MAYA, Optional.empty(), FullReason.NO_DATE));
        assertThat(intake.reserve(asksFor(line(MAYA, 480)), MONDAY)).isInstanceOf(Accepted.class);
    }

    @Test
    void holdsNoLineWhenOneOfThemHasNoDate() {
        WorkCalendar ending = TWO_HOURS.with(new WeeklyVersion(MONDAY_DATE.plusWeeks(4), WeeklyHours.NONE));
        Intake intake = new Intake(
                Map.of(MAYA, open(EIGHT_HOURS), TOMAS, open(ending)),
                new LognormalEstimator(PaceModel.UNKNOWN.pace()),
                TEN_MINUTES);

        Admission answer = intake.reserve(asksFor(line(MAYA, 60), line(TOMAS, 28 * 120 * 85 / 100)), MONDAY);

        assertThat(answer).isEqualTo(new Full(TOMAS, Optional.empty(), FullReason.NO_DATE));
        assertThat(intake.changed()).isEmpty();
    }

    @Test
    void isToldWhenTheArtisanIsSoldOutForYears() {
        QueueSummary overCommitted = Workshop.summary(1, MONDAY, 1, 1, 0, 5_000_000, 0, 0);
        Intake intake = intake(Map.of(MAYA, Workshop.idle(Terms.of(EIGHT_HOURS), overCommitted)));

        Admission answer = intake.reserve(asksFor(line(MAYA, 60)), MONDAY);

        assertThat(answer).isEqualTo(new Full(MAYA, Optional.empty(), FullReason.NO_ROOM_WITHIN_TWO_YEARS));
    }

    @Test
    void isRefusedWhileIntakeIsPaused() {
        Pause untilFriday = new Pause("Market week", MONDAY_DATE.plusDays(4));
        Terms terms = new Terms(EIGHT_HOURS, untilFriday, 180, 0.85);
        Intake intake = intake(Map.of(MAYA, Workshop.idle(terms, QueueSummary.empty(MONDAY))));

        Admission onMonday = intake.reserve(asksFor(line(MAYA, 60)), MONDAY);
        Admission onFriday = intake.reserve(asksFor(line(MAYA, 60)), MONDAY.plus(Duration.ofDays(4)));

        assertThat(onMonday).isEqualTo(new Paused(MAYA, "Market week", MONDAY_DATE.plusDays(4)));
        assertThat(onFriday).isInstanceOf(Accepted.class);
    }

    @Test
    void isRefusedByAnArtisanWithoutHoursOrWithoutAQueue() {
        Intake intake = intake(Map.of(MAYA, open(calendar(WeeklyHours.NONE))));

        assertThat(intake.reserve(asksFor(line(MAYA, 60)), MONDAY)).isEqualTo(new NoHours(MAYA));
        assertThat(intake.reserve(asksFor(line(TOMAS, 60)), MONDAY)).isEqualTo(new NoHours(TOMAS));
    }

    @Test
    void isRefusedWhenItWouldComeLaterThanTheCustomerAccepts() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        intake.reserve(asksFor(line(MAYA, 480)), MONDAY);

        Admission late = intake.reserve(asksFor(MONDAY_DATE, line(MAYA, 60)), MONDAY);
        Admission inTime = intake.reserve(asksFor(MONDAY_DATE.plusDays(1), line(MAYA, 60)), MONDAY);

        assertThat(late).isEqualTo(new DateMoved(MONDAY_DATE, MONDAY_DATE.plusDays(1)));
        assertThat(placements(inTime).getFirst().position()).isEqualTo(2);
    }

    @Test
    void holdsNothingWhenOneOfSeveralArtisansIsFull() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS), TOMAS, open(TWO_HOURS)));
        long tomasSells = 180 * 120 * 85 / 100;

        Admission refused = intake.reserve(asksFor(line(MAYA, 60), line(TOMAS, tomasSells + 1)), MONDAY);
        Admission accepted = intake.reserve(asksFor(line(MAYA, 60), line(TOMAS, tomasSells)), MONDAY);

        assertThat(refused).isInstanceOf(Full.class);
        assertThat(placements(accepted)).extracting(Placement::position).containsExactly(1, 1);
    }

    @Test
    void isToldTheRefusalThatLastsLongest() {
        Terms paused = new Terms(EIGHT_HOURS, new Pause("Holiday", MONDAY_DATE.plusDays(20)), 180, 0.85);
        QueueSummary sold = Workshop.summary(1, MONDAY, 1, 1, 0, 180 * 120 * 85 / 100, 0, 0);
        Intake intake = intake(Map.of(
                MAYA, Workshop.idle(paused, QueueSummary.empty(MONDAY)),
                TOMAS, Workshop.idle(Terms.of(TWO_HOURS), sold)));

        Admission answer = intake.reserve(asksFor(line(TOMAS, 120), line(MAYA, 60)), MONDAY);

        assertThat(answer).isEqualTo(new Paused(MAYA, "Holiday", MONDAY_DATE.plusDays(20)));
    }

    @Test
    void getsTheSameAnswerWhenItAsksTwice() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        ReservationRequest request = asksFor(line(MAYA, 60));

        Admission first = intake.reserve(request, MONDAY);
        Admission again = intake.reserve(request, MONDAY);

        assertThat(again).isEqualTo(first);
        assertThat(present(intake.changed().get(MAYA)).holds()).isEqualTo(new HoldSums(1, 60, 60, 3600));
    }

    @Test
    void takesThePlannedMinutesAndExpectsWhatItsProductTook() {
        var longerThanPlanned = Map.of(BLANKET, new ProductBias(Math.log(4.0 / 3), 0.01, 12));
        QueueState known = open(EIGHT_HOURS).with(new Experience(Experience.NONE.pace(), longerThanPlanned));
        Intake intake = intake(Map.of(MAYA, known));

        intake.reserve(asksFor(line(MAYA, 90)), MONDAY);

        assertThat(present(intake.changed().get(MAYA)).holds()).isEqualTo(new HoldSums(1, 90, 120, 14_400));
    }

    @Test
    void twoHundredAtOnceFillTheHoursOfAHundredAndFifty() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        long each = SELLABLE / 150;

        List<Admission> answers = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> answers.add(intake.reserve(asksFor(line(MAYA, each)), MONDAY)));

        assertThat(answers.subList(0, 150))
                .extracting(answer -> placements(answer).getFirst().position())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 150).boxed().toList());
        assertThat(answers.subList(150, 200))
                .allSatisfy(
                        answer -> assertThat(((Full) answer).availableFrom()).contains(MONDAY_DATE.plusDays(3)));
    }

    @Test
    void aQuoteSaysWhatTheCheckoutWouldGet() {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        intake.reserve(asksFor(line(MAYA, 700)), MONDAY);
        QueueState state = present(intake.changed().get(MAYA));

        Quote quote = state.quote(MAYA, Workshop.BLANKET, new WorkItem(500, 0), Transit.NONE, MONDAY, PLAIN);
        Placement place =
                placements(intake.reserve(asksFor(line(MAYA, 500)), MONDAY)).getFirst();

        assertThat(quote.refusal()).isEmpty();
        assertThat(quote.queueVersion()).isEqualTo(1);
        assertThat(quote.position()).isEqualTo(place.position());
        assertThat(quote.minutesAhead()).isEqualTo(place.minutesAhead());
        assertThat(((Estimate.Known) quote.estimate()).delivery().p90()).isEqualTo(place.promisedBy());
    }

    private static List<Placement> placements(Admission answer) {
        return ((Accepted) answer).placements();
    }
}
