package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a queue's log: what made the version, and whom it moved. However many entries it moved, it is one line; the history of an
 * entry is told from the lines that reach it.
 *
 * @param version of the queue, made by this change
 * @param entry the entry it happened to; null when it happened to the whole queue
 * @param reach the order keys of the others that it moved
 * @param minutes of work by which those were moved: negative is earlier, 0 when it does not show in minutes
 * @param reason in words that a customer reads; null when the kind says it all
 * @param actor who did it, a subject of the issuer; null when time did
 * @param places of the entries that a reorder gave another key
 */
public record Change(
        TenantId tenant,
        ArtisanId artisan,
        long version,
        Instant at,
        ChangeKind kind,
        @Nullable EntryId entry,
        Reach reach,
        long minutes,
        @Nullable String reason,
        @Nullable String actor,
        List<Place> places) {

    public Change {
        places = List.copyOf(places);
    }

    /** A change that leaves every entry its key. */
    public Change(
            TenantId tenant,
            ArtisanId artisan,
            long version,
            Instant at,
            ChangeKind kind,
            @Nullable EntryId entry,
            Reach reach,
            long minutes,
            @Nullable String reason,
            @Nullable String actor) {
        this(tenant, artisan, version, at, kind, entry, reach, minutes, reason, actor, List.of());
    }

    /**
     * An entry that has another key now.
     *
     * @param later minutes of work by which it is made later; negative is earlier
     * @param minutes of its own work, by which those were moved that it passed
     * @param respaced it was not moved itself, its key only made room for those that were
     */
    public record Place(EntryId entry, long fromKey, long toKey, long later, long minutes, boolean respaced) {

        /** Of an entry that the artisan moved. */
        public static Place moved(EntryId entry, long fromKey, long toKey, long later, long minutes) {
            return new Place(entry, fromKey, toKey, later, minutes, false);
        }
    }

    /** Order keys from one to another, both included. */
    public record Reach(long fromKey, long toKey) {
        public static final Reach NOBODY = new Reach(Long.MAX_VALUE, Long.MIN_VALUE);
        public static final Reach EVERYBODY = new Reach(Long.MIN_VALUE, Long.MAX_VALUE);

        /** All behind an entry. */
        public static Reach behind(long orderKey) {
            return new Reach(orderKey + 1, Long.MAX_VALUE);
        }

        /** All before an entry: those whom it passes when it is taken up first. */
        public static Reach before(long orderKey) {
            return new Reach(Long.MIN_VALUE, orderKey - 1);
        }

        /** One more key, and all between. */
        public Reach and(long orderKey) {
            return new Reach(Math.min(fromKey, orderKey), Math.max(toKey, orderKey));
        }

        public boolean covers(long orderKey) {
            return fromKey <= orderKey && orderKey <= toKey;
        }
    }
}
