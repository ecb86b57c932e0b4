package com.artisancommerce.capacity.domain;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Transition.Moved;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.catalog.ProductId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An artisan's queue as a value: its entries in the order of their keys, with the summary they add up to. Positions are derived
 * from it and stored nowhere.
 *
 * @param othersWaiting how many stand on the waitlist; they come before whoever asks only now
 */
public record Queue(ArtisanId artisan, Terms terms, QueueSummary summary, List<Entry> entries, int othersWaiting) {
    public Queue {
        entries = entries.stream()
                .sorted(Comparator.comparingLong(Entry::orderKey))
                .toList();
    }

    /** A queue that nobody waits for. */
    public Queue(ArtisanId artisan, Terms terms, QueueSummary summary, List<Entry> entries) {
        this(artisan, terms, summary, entries, 0);
    }

    public long version() {
        return summary.version();
    }

    /** What is on the table, in the order in which it was started: what is taken up later does not come before. */
    public List<Entry> inHand() {
        return entries.stream()
                .filter(entry -> entry.state().isInHand())
                .sorted(Comparator.comparing(Entry::startedAt))
                .toList();
    }

    public Optional<Entry> entry(EntryId id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The ranks of all who wait, from 1 and without gaps, active holds among them. */
    public Map<EntryId, Integer> positions(Instant now) {
        Map<EntryId, Integer> positions = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.stateAt(now).isWaiting()) {
                positions.put(entry.id(), positions.size() + 1);
            }
        }
        return positions;
    }

    /**
     * Where every entry stands, in the order of the keys, in time proportional to their number.
     *
     * @param estimator for the artisan's pace
     */
    public List<Standing> standings(Instant now, Estimator estimator) {
        return new Standings(this, now, estimator).all();
    }

    /** What admission would look at, with nothing known of the artisan's work. */
    public QueueState state(Instant now) {
        List<PieceInHand> onTheTable = inHand().stream().map(Entry::inHand).toList();
        return new QueueState(terms, summary, ranOut(now), onTheTable, Experience.NONE, othersWaiting);
    }

    private HoldSums ranOut(Instant now) {
        return HoldSums.of(entries.stream()
                .filter(entry -> entry.stateAt(now) == EntryState.EXPIRED)
                .toList());
    }

    /** The lowest key among confirmed entries that wait: the only one that may be started. */
    public long firstWaitingKey() {
        return entries.stream()
                .filter(entry -> entry.state() == EntryState.QUEUED)
                .mapToLong(Entry::orderKey)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** The queue after a step of one of its entries. */
    public Queue apply(Moved moved, Instant now) {
        List<Entry> after = entries.stream()
                .map(entry -> entry.id().equals(moved.entry().id()) ? moved.entry() : entry)
                .toList();
        return new Queue(artisan, terms, summary.apply(moved.change(), now), after, othersWaiting);
    }

    /** The queue in another order of work, one version later. Only entries that change places get another key. */
    public Reordering reorder(Reorder reorder, Instant now) {
        return new Rearrangement(this, now).apply(reorder);
    }

    /** What puts an entry first among the confirmed ones, so that it may be started. */
    public Reorder toTheFront(EntryId entry) {
        Optional<EntryId> first = entries.stream()
                .filter(each -> each.state() == EntryState.QUEUED && !each.id().equals(entry))
                .map(Entry::id)
                .findFirst();
        return Reorder.of(entry, first.orElse(null));
    }

    /** The queue on other terms. */
    public Queue with(Terms other) {
        return new Queue(artisan, other, summary, entries, othersWaiting);
    }

    /** The queue with one entry more, which must be a newcomer's. */
    public Queue with(Entry newcomer) {
        QueueSummary more =
                summary.apply(SummaryChange.of(newcomer), summary.asOf()).withTailKey(newcomer.orderKey());
        List<Entry> after = new ArrayList<>(entries);
        after.add(newcomer);
        return new Queue(artisan, terms, more, after, othersWaiting);
    }

    /** A confirmed entry behind all others, for plans: it belongs to nobody. */
    public Entry newcomer(EntryId id, WorkItem work, Transit transit, Instant now) {
        return new Entry(
                id,
                artisan,
                id.value(),
                new ProductId(id.value()),
                summary.tailKey() + QueueState.KEY_SPACING,
                EntryState.QUEUED,
                work,
                work.minutes(),
                0,
                transit,
                LocalDate.EPOCH,
                Entry.Milestones.held(now, now),
                null);
    }

    /** Until when these answers hold if nobody does anything: midnight, the next hold's expiry, the next piece cured. */
    public Instant unchangedUntil(Instant now) {
        return entries.stream()
                .flatMap(Queue::deadline)
                .filter(deadline -> deadline.isAfter(now))
                .reduce(terms.calendar().nextMidnight(now), (one, other) -> one.isBefore(other) ? one : other);
    }

    private static Stream<Instant> deadline(Entry entry) {
        if (entry.state().isHold()) {
            return Stream.of(entry.holdExpiresAt());
        }
        return entry.state() == EntryState.CURING ? Stream.ofNullable(entry.curingUntil()) : Stream.empty();
    }
}
