package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.EntryState;

/** What a step of one entry adds to, or takes from, its queue's summary. */
public record SummaryChange(int waiting, int inHand, long remainingMinutes, long expectedMinutes, long sumOfSquares) {
    public static final SummaryChange NONE = new SummaryChange(0, 0, 0, 0, 0);

    /** What an entry contributes: nothing before it is confirmed, nothing when its work is over. */
    static SummaryChange of(Entry entry) {
        EntryState state = entry.state();
        boolean queued = state == EntryState.QUEUED;
        if (!queued && !state.isInHand()) {
            return NONE;
        }
        long expected = queued ? entry.expectedMinutes() : 0;
        return new SummaryChange(
                queued ? 1 : 0, queued ? 0 : 1, entry.remainingMinutes(), expected, expected * expected);
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
                sumOfSquares + other.sumOfSquares);
    }

    private SummaryChange minus(SummaryChange other) {
        return new SummaryChange(
                waiting - other.waiting,
                inHand - other.inHand,
                remainingMinutes - other.remainingMinutes,
                expectedMinutes - other.expectedMinutes,
                sumOfSquares - other.sumOfSquares);
    }
}
