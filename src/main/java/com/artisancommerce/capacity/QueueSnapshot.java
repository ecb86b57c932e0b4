package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.capacity.domain.estimate.Pace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A queue as it was at one version: an immutable value that answers for every entry in one pass, at any later instant. */
public final class QueueSnapshot {

    private final Queue queue;
    private final Map<EntryId, EntryView.Label> labels;
    private final Pace pace;
    private final Estimator estimator;

    QueueSnapshot(Queue queue, Map<EntryId, EntryView.Label> labels, Pace pace, Estimator estimator) {
        this.queue = queue;
        this.labels = Map.copyOf(labels);
        this.pace = pace;
        this.estimator = estimator.with(pace);
    }

    Queue queue() {
        return queue;
    }

    Estimator estimator() {
        return estimator;
    }

    /** The orders of those entries that belong to one. */
    Map<EntryId, UUID> orders() {
        Map<EntryId, UUID> orders = new HashMap<>();
        labels.forEach((entry, label) -> {
            if (label.orderId() != null) {
                orders.put(entry, label.orderId());
            }
        });
        return orders;
    }

    public ArtisanId artisan() {
        return queue.artisan();
    }

    public long version() {
        return queue.version();
    }

    public ZoneId zone() {
        return queue.terms().calendar().zone();
    }

    /** The time to judge by, which is never before the queue's last change. */
    public Instant at(Instant clock) {
        return queue.summary().latest(clock);
    }

    /** Every entry, in the order of work. */
    public Map<EntryId, EntryView> views(Instant now) {
        Map<EntryId, EntryView> views = new LinkedHashMap<>();
        for (Standing standing : queue.standings(now, estimator)) {
            EntryView.Label label = labels.get(standing.entry());
            if (label != null) {
                views.put(standing.entry(), view(standing, label));
            }
        }
        return views;
    }

    /** Until when the answers hold if nobody does anything: the next midnight, expiry or curing. */
    public Instant unchangedUntil(Instant now) {
        return queue.unchangedUntil(now);
    }

    /** What everybody may know, by the rule by which quotes are given. */
    QueueOutline outline(Instant now) {
        QueueState state = queue.state(now).with(new Experience(pace, Map.of()));
        return QueueOutline.of(queue.artisan(), state, now, estimator);
    }

    public Totals totals(Instant now) {
        QueueState state = queue.state(now);
        return new Totals(
                queue.summary().waiting() + state.holds().count(),
                queue.summary().remainingMinutes(),
                state.holds().minutes(),
                state.overCommittedMinutes(queue.terms().calendar().today(now)));
    }

    private EntryView view(Standing standing, EntryView.Label label) {
        return new EntryView(
                standing.entry(),
                queue.artisan(),
                standing.state(),
                standing.position(),
                standing.entriesAhead(),
                standing.minutesAhead(),
                standing.estimate(),
                standing.promisedBy(),
                standing.risk(),
                standing.onTime(),
                zone(),
                version(),
                label);
    }

    /**
     * Sums over a queue.
     *
     * @param waiting confirmed entries that wait, and active holds
     * @param remainingMinutes of confirmed entries
     * @param overCommittedMinutes beyond what may be sold: the window or the hours shrank
     */
    public record Totals(int waiting, long remainingMinutes, long heldMinutes, long overCommittedMinutes) {}
}
