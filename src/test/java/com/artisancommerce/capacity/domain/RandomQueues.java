package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.BLANKET;
import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maya's queue with entries as chance has them; the same random numbers give the same queue. */
public final class RandomQueues {

    private RandomQueues() {}

    /** So many entries, most of them confirmed and waiting, with promises that some of them cannot keep. */
    public static Queue any(SplittableRandom random, int entries, Instant now) {
        List<Entry> all = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
            all.add(entry(random, i, anyState(random), promise(random, entries), now));
        }
        return queue(all, now);
    }

    /** So many confirmed entries that wait, and nothing else. */
    public static Queue waiting(SplittableRandom random, int entries, Instant now) {
        List<Entry> all = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
            all.add(entry(random, i, EntryState.QUEUED, promise(random, entries), now));
        }
        return queue(all, now);
    }

    public static Queue queue(List<Entry> entries, Instant now) {
        long tail = entries.size() * QueueState.KEY_SPACING;
        QueueSummary summary = Workshop.summary(5, now, tail, 0, 0, 0, 0, 0).recomputed(entries);
        return new Queue(MAYA, Terms.of(Workshop.EIGHT_HOURS), summary, entries);
    }

    public static Entry entry(SplittableRandom random, int rank, EntryState state, LocalDate promisedBy, Instant now) {
        long minutes = 30L * (1 + random.nextInt(20));
        boolean inHand = state.isInHand();
        return new Entry(
                new EntryId(id(random)),
                MAYA,
                id(random),
                BLANKET,
                (rank + 1) * QueueState.KEY_SPACING,
                state,
                new WorkItem(minutes, random.nextInt(4) == 0 ? 1440 : 0),
                minutes,
                inHand ? random.nextInt((int) minutes) : 0,
                random.nextBoolean() ? Transit.NONE : new Transit(1, 3),
                promisedBy,
                new Entry.Milestones(
                        now.minusSeconds(3_600),
                        random.nextInt(4) == 0 ? now : now.plusSeconds(600),
                        inHand ? now.minusSeconds(1_800) : null,
                        state == EntryState.CURING ? now.plusSeconds(60) : null,
                        now.minusSeconds(1_800),
                        null),
                null);
    }

    /** The same entry with so much work. */
    public static Entry ofMinutes(Entry entry, long minutes) {
        return new Entry(
                entry.id(),
                entry.artisan(),
                entry.checkoutId(),
                entry.product(),
                entry.orderKey(),
                entry.state(),
                new WorkItem(minutes, 0),
                minutes,
                0,
                entry.transit(),
                entry.promisedBy(),
                entry.milestones(),
                entry.blockedFor());
    }

    public static Queue withHoldAtTheEnd(Queue queue, Instant expires) {
        List<Entry> entries = new ArrayList<>(queue.entries());
        Entry last = entries.getLast();
        entries.add(new Entry(
                new EntryId(Workshop.id()),
                MAYA,
                Workshop.id(),
                BLANKET,
                last.orderKey() + QueueState.KEY_SPACING,
                EntryState.HELD,
                last.work(),
                last.expectedMinutes(),
                0,
                last.transit(),
                last.promisedBy(),
                Entry.Milestones.held(last.since(), expires),
                null));
        return new Queue(
                queue.artisan(),
                queue.terms(),
                queue.summary().withTailKey(last.orderKey() + QueueState.KEY_SPACING),
                entries);
    }

    /** Some confirmed entries, in any order, before another that waits or at the end. */
    public static Reorder reorder(SplittableRandom random, Queue queue, Instant now) {
        List<EntryId> waiting = new ArrayList<>(queue.positions(now).keySet());
        Collections.shuffle(waiting, new Random(random.nextLong()));
        List<EntryId> confirmed = waiting.stream()
                .filter(id -> queue.entry(id).orElseThrow().state() == EntryState.QUEUED)
                .toList();
        List<EntryId> named = confirmed.subList(0, Math.min(confirmed.size(), 1 + random.nextInt(5)));
        List<EntryId> others =
                waiting.stream().filter(id -> !named.contains(id)).toList();
        return new Reorder(named, before(random, others));
    }

    private static @Nullable EntryId before(SplittableRandom random, List<EntryId> others) {
        return others.isEmpty() || random.nextInt(5) == 0 ? null : others.getFirst();
    }

    private static UUID id(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static LocalDate promise(SplittableRandom random, int entries) {
        return MONDAY_DATE.plusDays(random.nextInt(3 + entries));
    }

    private static EntryState anyState(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> EntryState.HELD;
            case 1 -> EntryState.IN_PRODUCTION;
            case 2 -> EntryState.CURING;
            default -> EntryState.QUEUED;
        };
    }
}
