package com.artisancommerce.capacity.domain;

import java.time.Instant;
import java.util.Collection;

/** The holds of a queue that are still alive, added up. They are few and are read beside the summary. */
public record ActiveHolds(int count, long minutes, long expectedMinutes, long sumOfSquares) {
    public static final ActiveHolds NONE = new ActiveHolds(0, 0, 0, 0);

    public static ActiveHolds of(Collection<Entry> entries, Instant now) {
        ActiveHolds holds = NONE;
        for (Entry entry : entries) {
            if (entry.stateAt(now).isHold()) {
                holds = holds.plus(entry.work().minutes(), entry.expectedMinutes());
            }
        }
        return holds;
    }

    public ActiveHolds plus(long planned, long expected) {
        return new ActiveHolds(
                count + 1, minutes + planned, expectedMinutes + expected, sumOfSquares + expected * expected);
    }
}
