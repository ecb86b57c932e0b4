package com.artisancommerce.capacity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an entry's history: what happened, in words, and what it meant for this entry.
 *
 * @param version of the queue that it made, the last of them when it stands for several; 0 for the hold itself
 * @param count how many of its kind happened one after the other
 * @param text in words that the customer reads; nothing of anybody else's is in it
 * @param minutes of work by which the entry was moved: negative is earlier
 * @param positionBefore null when it did not wait, or nobody can tell
 * @param positionAfter null when it does not wait, or nobody can tell
 * @param actor who did it, for the artisan and the shop alone; null when time did, or several
 */
public record HistoryLine(
        long version,
        Instant at,
        ChangeKind kind,
        About about,
        int count,
        String text,
        long minutes,
        @Nullable Integer positionBefore,
        @Nullable Integer positionAfter,
        @Nullable String actor) {

    /** To whom it happened. */
    public enum About {
        ENTRY,
        /** To other pieces of the queue, which move this one. */
        OTHERS,
        /** To all of the queue: its hours and its calendar. */
        QUEUE
    }

    /** It is made later, or comes after more others, than before; or may be, for a piece ahead takes longer than planned. */
    public boolean worsens() {
        return minutes > 0
                || (kind == ChangeKind.OVERRAN && about == About.OTHERS)
                || (positionBefore != null && positionAfter != null && positionAfter > positionBefore);
    }
}
