package com.artisancommerce.bench.calibration;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.bench.calibration.Craft.Product;
import com.artisancommerce.capacity.Admission.Accepted;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.Placement;
import com.artisancommerce.capacity.ReservationRequest;
import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Intake;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.QueueSummary;
import com.artisancommerce.capacity.domain.Terms;
import com.artisancommerce.capacity.domain.Transition;
import com.artisancommerce.capacity.domain.Transition.Moved;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Evidence;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.capacity.domain.estimate.PaceModel;
import com.artisancommerce.capacity.domain.estimate.ProductBias;
import com.artisancommerce.capacity.domain.estimate.Spread;
import com.artisancommerce.catalog.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** An artisan's queue and what was learned of the artisan, by the core of the product and nothing else; only I/O is missing. */
final class Workshop {
    private static final ArtisanId ARTISAN = new ArtisanId(new UUID(1, 1));
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private final WeeklyHours weekly;
    private final List<SpecialDays> off = new ArrayList<>();
    private final Map<ProductId, ProductBias> biases = new HashMap<>();
    private final Recorder estimator;
    private PaceModel model = PaceModel.UNKNOWN;
    private Queue queue;
    private long ids;

    Workshop(WeeklyHours weekly, LocalDate opened) {
        this.weekly = weekly;
        this.estimator = Recorder.of(model.pace());
        this.queue = new Queue(ARTISAN, Terms.of(calendar()), QueueSummary.empty(morning(opened)), List.of());
    }

    /** What an order came to. */
    record Placed(EntryId entry, Placement placement, Spread work) {}

    /** Reserves and pays at once; empty when the queue is full. */
    Optional<Placed> order(Product product, int quantity, LocalDate day) {
        Instant now = morning(day);
        QueueState state = queue.state(now).with(new Experience(model.pace(), biases));
        Intake intake = new Intake(Map.of(ARTISAN, state), estimator, Duration.ofMinutes(10));
        EntryId id = new EntryId(new UUID(7, ++ids));
        Line line = new Line(id, ARTISAN, product.id(), product.effort().work(quantity));
        ReservationRequest request = new ReservationRequest(new UUID(8, ids), List.of(line), null, Transit.NONE);
        if (!(intake.reserve(request, now) instanceof Accepted(var placements))) {
            return Optional.empty();
        }
        Placement placement = placements.getFirst();
        List<Entry> entries = new ArrayList<>(queue.entries());
        entries.add(Entry.held(request, placement, now));
        QueueState held = intake.changed().getOrDefault(ARTISAN, state);
        queue = new Queue(ARTISAN, queue.terms(), held.summary(), entries);
        step(id, day, entry -> entry.confirm(now));
        return Optional.of(new Placed(id, placement, estimator.last()));
    }

    /** The piece on the table; when there is none, the next one is taken up. */
    Optional<Entry> inHand(LocalDate day) {
        return entryIn(EntryState.IN_PRODUCTION).or(() -> {
            Optional<Entry> next = entryIn(EntryState.QUEUED);
            next.ifPresent(entry -> step(entry.id(), day, e -> e.start(morning(day), queue.firstWaitingKey())));
            return next.flatMap(entry -> queue.entry(entry.id()));
        });
    }

    /** The artisan reports the minutes worked on the piece in hand. */
    void report(EntryId id, long minutes, LocalDate day) {
        if (queue.entry(id).filter(entry -> entry.workedMinutes() < minutes).isPresent()) {
            step(id, day, entry -> entry.worked(morning(day), minutes, false));
        }
    }

    /** The piece is finished after so many minutes, and teaches the pace. */
    void finish(Entry entry, long minutes, LocalDate day) {
        step(entry.id(), day, e -> e.finish(morning(day), Math.max(minutes, e.workedMinutes())));
        ProductBias bias = biases.getOrDefault(entry.product(), ProductBias.UNKNOWN);
        PaceModel.Learned learned = model.learn(Evidence.reported(entry.work().minutes(), Math.max(1, minutes)), bias);
        model = learned.model();
        biases.put(entry.product(), learned.bias());
        forget(entry.id());
    }

    /** The customer calls off what was not begun; otherwise nothing happens. */
    boolean cancel(EntryId id, LocalDate day) {
        boolean waits =
                queue.entry(id).filter(e -> e.state() == EntryState.QUEUED).isPresent();
        if (waits) {
            step(id, day, entry -> entry.cancel(morning(day)));
            forget(id);
        }
        return waits;
    }

    /** No work on these days; known from now on. */
    void takeOff(LocalDate from, LocalDate to) {
        off.add(SpecialDays.off(from, to));
        queue = new Queue(ARTISAN, Terms.of(calendar()), queue.summary(), queue.entries());
    }

    WorkCalendar hours() {
        return queue.terms().calendar();
    }

    List<Entry> entries() {
        return queue.entries();
    }

    private Optional<Entry> entryIn(EntryState state) {
        return queue.entries().stream().filter(entry -> entry.state() == state).findFirst();
    }

    private void step(EntryId id, LocalDate day, Function<Entry, Transition> step) {
        Transition answer = step.apply(queue.entry(id).orElseThrow());
        if (!(answer instanceof Moved moved)) {
            throw new IllegalStateException("Entry " + id + " was refused its step: " + answer);
        }
        queue = queue.apply(moved, morning(day));
    }

    private void forget(EntryId id) {
        List<Entry> entries =
                queue.entries().stream().filter(entry -> !entry.id().equals(id)).toList();
        queue = new Queue(ARTISAN, queue.terms(), queue.summary(), entries);
    }

    private WorkCalendar calendar() {
        return new WorkCalendar(ZONE, List.of(new WeeklyVersion(LocalDate.EPOCH, weekly)), off, List.of());
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(6, 0).toInstant(ZoneOffset.UTC);
    }
}
