package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.Change.Place;
import com.artisancommerce.capacity.Change.Reach;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answer to a reorder. Whether it breaks promises is for {@code plan} to say. */
public sealed interface Reordering {

    /**
     * The queue in its new order, one version later.
     *
     * @param places of all that have another key now, few others than those that were to be moved
     * @param reach the keys of those who were passed, or who passed
     * @param minutes the most by which one of them is made later; when nobody is, the most by which one is made earlier, negative
     */
    record Moved(Queue queue, List<Place> places, Reach reach, long minutes) implements Reordering {
        public Moved {
            places = List.copyOf(places);
        }

        /** The entry that was moved; null when there are several. */
        public @Nullable EntryId one() {
            List<EntryId> moved = places.stream()
                    .filter(place -> !place.respaced())
                    .map(Place::entry)
                    .toList();
            return moved.size() == 1 ? moved.getFirst() : null;
        }

        /** The entries to write. */
        public List<Entry> rewritten() {
            Set<EntryId> ids = places.stream().map(Place::entry).collect(Collectors.toSet());
            return queue.entries().stream()
                    .filter(entry -> ids.contains(entry.id()))
                    .toList();
        }
    }

    /** It is the order already; nothing changes. */
    record InPlace(Queue queue) implements Reordering {}

    /**
     * It cannot be done, because of one of the entries named.
     *
     * @param met null when there is no such entry
     */
    record Refused(EntryId entry, Why why, @Nullable EntryState met) implements Reordering {}

    enum Why {
        /** Not in this queue. */
        UNKNOWN,
        /** Named more than once. */
        NAMED_TWICE,
        /** Only what is confirmed and waits can be moved, and only before something that waits. */
        NOT_WAITING
    }
}
