package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.domain.Reordering.InPlace;
import com.artisancommerce.capacity.domain.Reordering.Refused;
import com.artisancommerce.capacity.domain.Reordering.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Carries a reorder out on a queue. Entries that are named but stand in order already keep their keys: of those named, all but a longest
 * run that ascends between the neighbours get a new one. Time grows as n log n.
 */
final class Rearrangement {
    private final Queue queue;
    private final Instant now;
    private final Map<EntryId, Entry> known = new HashMap<>();
    private final List<Entry> waiting = new ArrayList<>();
    private final TreeSet<Long> taken = new TreeSet<>();

    Rearrangement(Queue queue, Instant now) {
        this.queue = queue;
        this.now = now;
        for (Entry entry : queue.entries()) {
            known.put(entry.id(), entry);
            if (entry.stateAt(now).isWaiting()) {
                waiting.add(entry);
            } else {
                taken.add(entry.orderKey());
            }
        }
    }

    Reordering apply(Reorder reorder) {
        Optional<Refused> refusal = refusal(reorder);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Set<EntryId> named = new LinkedHashSet<>(reorder.entries());
        List<Entry> target = new ArrayList<>(waiting.size());
        waiting.stream().filter(entry -> !named.contains(entry.id())).forEach(target::add);
        int first = indexOf(target, reorder);
        target.addAll(first, named.stream().map(this::found).toList());
        return target.equals(waiting) ? new InPlace(queue) : moved(target, named, first);
    }

    /** An anchor that is to be moved itself is refused as well: nothing comes before itself. */
    private Optional<Refused> refusal(Reorder reorder) {
        Set<EntryId> named = new HashSet<>();
        for (EntryId id : reorder.entries()) {
            Optional<Refused> refusal = named.add(id)
                    ? unlessWaiting(id, false)
                    : Optional.of(new Refused(id, Why.NAMED_TWICE, found(id).stateAt(now)));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        EntryId before = reorder.before();
        if (before == null) {
            return Optional.empty();
        }
        return named.contains(before)
                ? Optional.of(new Refused(before, Why.NAMED_TWICE, found(before).stateAt(now)))
                : unlessWaiting(before, true);
    }

    private Optional<Refused> unlessWaiting(EntryId id, boolean holdsToo) {
        Entry entry = known.get(id);
        if (entry == null) {
            return Optional.of(new Refused(id, Why.UNKNOWN, null));
        }
        EntryState state = entry.stateAt(now);
        boolean fits = state == EntryState.QUEUED || (holdsToo && state.isHold());
        return fits ? Optional.empty() : Optional.of(new Refused(id, Why.NOT_WAITING, state));
    }

    private static int indexOf(List<Entry> entries, Reorder reorder) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).id().equals(reorder.before())) {
                return i;
            }
        }
        return entries.size();
    }

    private Entry found(EntryId id) {
        Entry entry = known.get(id);
        if (entry == null) {
            throw new IllegalStateException("Entry " + id + " is not in the queue of " + queue.artisan());
        }
        return entry;
    }

    /** @param first of those named in the order wanted */
    private Reordering moved(List<Entry> target, Set<EntryId> named, int first) {
        long[] old = target.stream().mapToLong(Entry::orderKey).toArray();
        OrderKeys keys = new OrderKeys(
                old,
                Ascending.all(old).allBut(first, first + named.size()),
                taken,
                queue.summary().tailKey());
        long[] given = keys.given();
        Map<EntryId, Entry> rewritten = new HashMap<>();
        for (int i = 0; i < given.length; i++) {
            if (given[i] != old[i]) {
                rewritten.put(target.get(i).id(), target.get(i).at(given[i]));
            }
        }
        Shift shift = Shift.between(waiting, target, named, rewritten);
        return new Reordering.Moved(after(rewritten, keys.tail()), shift.places(), shift.reach(), shift.minutes());
    }

    private Queue after(Map<EntryId, Entry> rewritten, long tail) {
        List<Entry> entries = queue.entries().stream()
                .map(entry -> rewritten.getOrDefault(entry.id(), entry))
                .toList();
        return new Queue(
                queue.artisan(),
                queue.terms(),
                queue.summary().apply(now).withTailKey(tail),
                entries,
                queue.othersWaiting());
    }
}
