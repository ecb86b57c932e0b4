package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.EntryState;

/** What a step of one entry adds to, or takes from, its queue's summary. */
public record SummaryChange(
        int waiting, int inHand, long remainingMinutes, long expectedMinutes, long sumOfSquares, HoldSums held) {
    public static final SummaryChange NONE = holding(HoldSums.NONE);

    /** A change of the holds alone. */
    static SummaryChange holding(HoldSums held) {
        return new SummaryChange(0, 0, 0, 0, 0, held);
    }

    /** What an entry contributes: to the holds before it is confirmed, nothing when its work is over. */
    static SummaryChange of(Entry entry) {
        EntryState state = entry.state();
        boolean queued = state == EntryState.QUEUED;
        if (!queued && !state.isInHand()) {
            return holding(HoldSums.of(entry));
        }
        long expected = queued ? entry.expectedMinutes() : 0;
        return new SummaryChange(
                queued ? 1 : 0, queued ? 0 : 1, entry.remainingMinutes(), expected, expected * expected, HoldSums.NONE);
    }

    static SummaryChange between(Entry before, Entry after) {
        return of(after).minus(of(before));
    }

    SummaryChange plus(SummaryChange other) {
        return new SummaryChange(
                waiting + other.waiting,
                inHand + other.inHand,
                remainingMinutes + other.remainingMinutes,
                expectedMinutes + other.expectedMinutes,
                sumOfSquares + other.sumOfSquares,
                held.plus(other.held));
    }

    private SummaryChange minus(SummaryChange other) {
        return new SummaryChange(
                waiting - other.waiting,
                inHand - other.inHand,
                remainingMinutes - other.remainingMinutes,
                expectedMinutes - other.expectedMinutes,
                sumOfSquares - other.sumOfSquares,
                held.minus(other.held));
    }
}
