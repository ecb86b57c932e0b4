package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.TenantId;
import java.time.Instant;
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
        @Nullable String actor) {

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

        public boolean covers(long orderKey) {
            return fromKey <= orderKey && orderKey <= toKey;
        }
    }
}
