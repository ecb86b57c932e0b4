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
final class Workshop {
    static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
    static final LocalDate MONDAY_DATE = LocalDate.of(2026, 11, 2);
    static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    static final ArtisanId MAYA = new ArtisanId(new UUID(1, 1));
    static final ArtisanId TOMAS = new ArtisanId(new UUID(1, 2));
    static final ProductId BLANKET = new ProductId(new UUID(2, 1));
    static final Estimator PLAIN = new PlainEstimator();
    static final WorkCalendar EIGHT_HOURS = calendar(WeeklyHours.weekdays(480));
    static final WorkCalendar TWO_HOURS = calendar(new WeeklyHours(120, 120, 120, 120, 120, 120, 120));

    private static final AtomicLong IDS = new AtomicLong();

    private Workshop() {}

    static WorkCalendar calendar(WeeklyHours weekly) {
        return new WorkCalendar(ZoneId.of("Europe/Berlin"), weekly);
    }

    /** A value that must be there. */
    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("Nothing there");
        }
        return value;
    }

    static UUID id() {
        return new UUID(9, IDS.incrementAndGet());
    }

    static Line line(ArtisanId artisan, long minutes) {
        return new Line(new EntryId(id()), artisan, BLANKET, new WorkItem(minutes, 0));
    }

    static ReservationRequest asksFor(Line... lines) {
        return asksFor(null, lines);
    }

    static ReservationRequest asksFor(@Nullable LocalDate acceptableBy, Line... lines) {
        return new ReservationRequest(id(), List.of(lines), acceptableBy, Transit.NONE);
    }

    static QueueState open(WorkCalendar calendar) {
        return new QueueState(Terms.of(calendar), QueueSummary.empty(MONDAY), ActiveHolds.NONE);
    }

    static Intake intake(Map<ArtisanId, QueueState> queues) {
        return new Intake(queues, PLAIN, TEN_MINUTES);
    }

    /** Maya's queue with confirmed entries of so many minutes. */
    static Queue queued(long... minutes) {
        Intake intake = intake(Map.of(MAYA, open(EIGHT_HOURS)));
        List<Entry> entries = Arrays.stream(minutes)
                .mapToObj(each -> confirmed(held(intake, line(MAYA, each))))
                .toList();
        QueueSummary summary = new QueueSummary(0, MONDAY, minutes.length, 0, 0, 0, 0).recomputed(entries);
        return new Queue(MAYA, Terms.of(EIGHT_HOURS), summary, entries);
    }

    static Entry held(Intake intake, Line line) {
        ReservationRequest request = asksFor(line);
        Accepted accepted = (Accepted) intake.reserve(request, MONDAY);
        return Entry.held(request, accepted.placements().getFirst(), MONDAY);
    }

    static Entry held(WorkItem work) {
        Line line = new Line(new EntryId(id()), MAYA, BLANKET, work);
        return held(intake(Map.of(MAYA, open(EIGHT_HOURS))), line);
    }

    static Entry confirmed(Entry held) {
        return moved(held.confirm(MONDAY));
    }

    static Entry moved(Transition transition) {
        return ((Moved) transition).entry();
    }
}
