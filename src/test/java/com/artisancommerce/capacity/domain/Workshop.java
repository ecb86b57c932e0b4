package com.artisancommerce.capacity.domain;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Admission.Accepted;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.ReservationRequest;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Transition.Moved;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.capacity.domain.estimate.PlainEstimator;
import com.artisancommerce.catalog.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The scene of these tests: Maya works eight hours from Monday to Friday, Tomas two hours a day, and it is a Monday morning. */
public final class Workshop {
    public static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
    public static final LocalDate MONDAY_DATE = LocalDate.of(2026, 11, 2);
    public static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    public static final ArtisanId MAYA = new ArtisanId(new UUID(1, 1));
    public static final ArtisanId TOMAS = new ArtisanId(new UUID(1, 2));
    public static final ProductId BLANKET = new ProductId(new UUID(2, 1));
    public static final Estimator PLAIN = new PlainEstimator();
    public static final WorkCalendar EIGHT_HOURS = calendar(WeeklyHours.weekdays(480));
    public static final WorkCalendar TWO_HOURS = calendar(new WeeklyHours(120, 120, 120, 120, 120, 120, 120));

    private static final AtomicLong IDS = new AtomicLong();

    private Workshop() {}

    public static WorkCalendar calendar(WeeklyHours weekly) {
        return new WorkCalendar(ZoneId.of("Europe/Berlin"), weekly);
    }

    /** A value that must be there. */
    public static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("Nothing there");
        }
        return value;
    }

    public static UUID id() {
        return new UUID(9, IDS.incrementAndGet());
    }

    public static Line line(ArtisanId artisan, long minutes) {
        return new Line(new EntryId(id()), artisan, BLANKET, new WorkItem(minutes, 0));
    }

    public static ReservationRequest asksFor(Line... lines) {
        return asksFor(null, lines);
    }

    public static ReservationRequest asksFor(@Nullable LocalDate acceptableBy, Line... lines) {
        return new ReservationRequest(id(), List.of(lines), acceptableBy, Transit.NONE);
    }

    public static QueueState open(WorkCalendar calendar) {
        return idle(Terms.of(calendar), QueueSummary.empty(MONDAY));
    }

    /** A queue with nothing on the table. */
    public static QueueState idle(Terms terms, QueueSummary summary) {
        return new QueueState(terms, summary, HoldSums.NONE, List.of(), Experience.NONE);
    }

    /** The sums of a queue in which nobody holds a place unpaid. */
    public static QueueSummary summary(
            long version,
            Instant asOf,
            long tailKey,
            int waiting,
            int inHand,
            long remainingMinutes,
            long expectedMinutes,
            long sumOfSquares) {
        return new QueueSummary(
                version,
                asOf,
                tailKey,
                waiting,
                inHand,
                remainingMinutes,
                expectedMinutes,
                sumOfSquares,
                HoldSums.NONE);
    }

    public static Intake intake(Map<ArtisanId, QueueState> queues) {
        return new Intake(queues, PLAIN, TEN_MINUTES);
    }

    /** Maya's queue with confirmed entries of so many minutes. */
    public static Queue queued(long... minutes) {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        List<Entry> entries = Arrays.stream(minutes)
                .mapToObj(each -> confirmed(held(intake, line(MAYA, each))))
                .toList();
        QueueSummary summary =
                summary(0, MONDAY, minutes.length * (1L << 20), 0, 0, 0, 0, 0).recomputed(entries);
        return new Queue(MAYA, Terms.of(EIGHT_HOURS), summary, entries);
    }

    public static Entry held(Intake intake, Line line) {
        ReservationRequest request = asksFor(line);
        Accepted accepted = (Accepted) intake.reserve(request, MONDAY);
        return Entry.held(request, accepted.placements().getFirst(), MONDAY);
    }

    public static Entry held(WorkItem work) {
        Line line = new Line(new EntryId(id()), MAYA, BLANKET, work);
        return held(intake(Map.of(MAYA, open(EIGHT_HOURS))), line);
    }

    public static Entry confirmed(Entry held) {
        return moved(held.confirm(MONDAY));
    }

    public static Entry moved(Transition transition) {
        return ((Moved) transition).entry();
    }
}
