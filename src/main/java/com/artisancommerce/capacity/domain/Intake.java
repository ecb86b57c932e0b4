package com.artisancommerce.capacity.domain;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.Admission.Accepted;
import com.artisancommerce.capacity.Admission.DateMoved;
import com.artisancommerce.capacity.Admission.Full;
import com.artisancommerce.capacity.Admission.NoHours;
import com.artisancommerce.capacity.Admission.Refused;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.Placement;
import com.artisancommerce.capacity.ReservationRequest;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Load;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a batch of reservation requests into the queues it was given, one after the other: later requests meet the holds of
 * earlier ones. A request is admitted in all its queues or in none.
 *
 * <p>A working value for one transaction that holds the locks of these queues; not for sharing. An artisan whose queue is not among
 * them has no hours.
 */
public final class Intake {
    private final Map<ArtisanId, QueueState> queues;
    private final SortedMap<ArtisanId, QueueState> changed = new TreeMap<>();
    private final Map<UUID, Admission> decided = new HashMap<>();
    private final Estimator estimator;
    private final Duration holdFor;

    public Intake(Map<ArtisanId, QueueState> queues, Estimator estimator, Duration holdFor) {
        this.queues = new HashMap<>(queues);
        this.estimator = estimator;
        this.holdFor = holdFor;
    }

    /** The time to judge by: the clock's, but never before the last change of any of these queues. */
    public Instant latest(Instant clock) {
        Instant latest = clock;
        for (QueueState queue : queues.values()) {
            latest = queue.summary().latest(latest);
        }
        return latest;
    }

    /** Decides one request and remembers its holds. The same checkout twice gets the same answer and holds nothing twice. */
    public Admission reserve(ReservationRequest request, Instant now) {
        Admission known = decided.get(request.checkoutId());
        Admission answer = known != null ? known : decide(request, now);
        decided.put(request.checkoutId(), answer);
        return answer;
    }

    /** The queues that took something in, as they are now, in the order of locks. */
    public SortedMap<ArtisanId, QueueState> changed() {
        return new TreeMap<>(changed);
    }

    private Admission decide(ReservationRequest request, Instant now) {
        Optional<Refused> refusal = refusal(request, now);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Map<ArtisanId, QueueState> after = new HashMap<>();
        Admission answer = place(request, now, after);
        if (!(answer instanceof Accepted accepted)) {
            return answer;
        }
        LocalDate acceptableBy = request.acceptableBy();
        if (acceptableBy != null && accepted.promisedBy().isAfter(acceptableBy)) {
            return new DateMoved(acceptableBy, accepted.promisedBy());
        }
        after.forEach((artisan, queue) -> changed.put(artisan, queue.changed(now)));
        queues.putAll(changed);
        return accepted;
    }

    /** Of several refusals the one that lasts longest, since the order has to wait for all of them. */
    private Optional<Refused> refusal(ReservationRequest request, Instant now) {
        SortedMap<ArtisanId, Long> minutes = new TreeMap<>();
        for (Line line : request.lines()) {
            minutes.merge(line.artisan(), line.work().minutes(), Long::sum);
        }
        return minutes.entrySet().stream()
                .map(each -> refusal(each.getKey(), each.getValue(), now))
                .flatMap(Optional::stream)
                .reduce((one, other) -> end(other).isAfter(end(one)) ? other : one);
    }

    private Optional<Refused> refusal(ArtisanId artisan, long minutes, Instant now) {
        QueueState queue = queues.get(artisan);
        return queue == null
                ? Optional.of(new NoHours(artisan))
                : queue.refusal(artisan, minutes, queue.terms().calendar().today(now));
    }

    /** Refuses what there is room for by its minutes, but no date to promise: the hours end before. */
    private Admission place(ReservationRequest request, Instant now, Map<ArtisanId, QueueState> after) {
        List<Placement> placements = new ArrayList<>(request.lines().size());
        for (Line line : request.lines()) {
            QueueState queue = queueOf(line.artisan(), after.get(line.artisan()));
            LocalDate today = queue.terms().calendar().today(now);
            Estimate estimate = queue.estimate(line.product(), line.work(), request.transit(), today, estimator);
            if (!(estimate instanceof Estimate.Known known)) {
                return Full.withoutDate(line.artisan());
            }
            placements.add(place(line, queue, known, now));
            after.put(line.artisan(), queue.holding(line.product(), line.work()));
        }
        return new Accepted(placements);
    }

    private Placement place(Line line, QueueState queue, Estimate.Known estimate, Instant now) {
        Load ahead = queue.ahead(estimator);
        return new Placement(
                line,
                queue.nextKey(),
                queue.nextPosition(),
                ahead.entries(),
                ahead.minutes(),
                queue.expected(line.product(), line.work()),
                estimate.ready().p90(),
                estimate.delivery().p90(),
                now.plus(holdFor));
    }

    private QueueState queueOf(ArtisanId artisan, @Nullable QueueState working) {
        QueueState queue = working != null ? working : queues.get(artisan);
        if (queue == null) {
            throw new IllegalStateException("The queue of " + artisan + " was not loaded");
        }
        return queue;
    }

    private static LocalDate end(Refused refusal) {
        return switch (refusal) {
            case Full full -> full.availableFrom().orElse(LocalDate.MAX);
            case Admission.Paused paused -> paused.until() == null ? LocalDate.MAX : paused.until();
            case NoHours none -> LocalDate.MAX;
            case DateMoved moved -> moved.now();
        };
    }
}
