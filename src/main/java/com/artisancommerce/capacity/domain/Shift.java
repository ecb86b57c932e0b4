package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.Change.Place;
import com.artisancommerce.capacity.Change.Reach;
import com.artisancommerce.capacity.EntryId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a new order means for those in it: where each stands, and by how much work each is made later or earlier.
 *
 * @param places of those with another key
 * @param reach the keys of all that were not moved themselves and whose rank or minutes ahead have changed
 * @param minutes the most by which one of those others is made later; when nobody is, the most by which one is made earlier, negative
 */
record Shift(List<Place> places, Reach reach, long minutes) {

    /**
     * @param named the entries to be moved
     * @param rewritten the entries with new keys
     */
    static Shift between(List<Entry> before, List<Entry> after, Set<EntryId> named, Map<EntryId, Entry> rewritten) {
        Map<EntryId, Stand> stood = stands(before);
        List<Place> places = new ArrayList<>(rewritten.size());
        Reach reach = Reach.NOBODY;
        long latest = 0;
        long earliest = 0;
        long ahead = 0;
        for (int i = 0; i < after.size(); i++) {
            Entry entry = after.get(i);
            Stand old = Objects.requireNonNull(stood.get(entry.id()), "a new order is of the same entries");
            long later = ahead - old.minutesAhead;
            ahead += entry.remainingMinutes();
            Entry moved = rewritten.get(entry.id());
            boolean bystander = moved == null || !named.contains(entry.id());
            if (moved != null) {
                places.add(new Place(
                        entry.id(), entry.orderKey(), moved.orderKey(), later, entry.remainingMinutes(), bystander));
            }
            if (bystander && (i != old.rank || later != 0)) {
                reach = reach.and(entry.orderKey()).and(moved == null ? entry.orderKey() : moved.orderKey());
                latest = Math.max(latest, later);
                earliest = Math.min(earliest, later);
            }
        }
        return new Shift(places, reach, latest > 0 ? latest : earliest);
    }

    private static Map<EntryId, Stand> stands(List<Entry> entries) {
        Map<EntryId, Stand> stands = new HashMap<>();
        long ahead = 0;
        for (Entry entry : entries) {
            stands.put(entry.id(), new Stand(stands.size(), ahead));
            ahead += entry.remainingMinutes();
        }
        return stands;
    }

    private record Stand(int rank, long minutesAhead) {}
}
