package com.artisancommerce.capacity.domain;

import java.util.Collection;

/**
 * Holds, added up, so that nobody has to read them one by one; or what a step adds to such sums and takes from them.
 *
 * @param minutes of planned work
 * @param sumOfSquares of the expected minutes of each, from which the spread of their sum follows
 */
public record HoldSums(int count, long minutes, long expectedMinutes, long sumOfSquares) {
    public static final HoldSums NONE = new HoldSums(0, 0, 0, 0);

    /** One more hold: of so many planned minutes, and so many to expect. */
    static HoldSums one(long planned, long expected) {
        return new HoldSums(1, planned, expected, expected * expected);
    }

    /** What an entry contributes for as long as its row says that it is held, run out or not. */
    static HoldSums of(Entry entry) {
        return entry.state().isHold() ? one(entry.work().minutes(), entry.expectedMinutes()) : NONE;
    }

    static HoldSums of(Collection<Entry> entries) {
        return entries.stream().map(HoldSums::of).reduce(NONE, HoldSums::plus);
    }

    HoldSums plus(HoldSums other) {
        return new HoldSums(
                count + other.count,
                minutes + other.minutes,
                expectedMinutes + other.expectedMinutes,
                sumOfSquares + other.sumOfSquares);
    }

    HoldSums minus(HoldSums other) {
        return new HoldSums(
                count - other.count,
                minutes - other.minutes,
                expectedMinutes - other.expectedMinutes,
                sumOfSquares - other.sumOfSquares);
    }

    boolean isBelowZero() {
        return count < 0 || minutes < 0 || expectedMinutes < 0 || sumOfSquares < 0;
    }
}
