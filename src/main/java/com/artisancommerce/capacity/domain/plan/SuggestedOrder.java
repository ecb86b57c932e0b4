package com.artisancommerce.capacity.domain.plan;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order of work that keeps the most promises, and of those the one that moves the fewest entries, and of those the one in which they
 * go the least way. Never worse than today's.
 *
 * <p>Pieces in hand stay in hand. Holds keep their order and their promises count; nothing is put behind a hold that it stands before, and
 * what stands behind the first hold either stays there or is put before it. So one reorder always suffices.
 *
 * <p>Exact up to {@value EveryOrder#MOST} who wait; beyond, {@link Search}. Looks at the first
 * {@value #MOST_CONSIDERED} of those who wait; in whatever order those are made, it is all the same to the others.
 */
public final class SuggestedOrder {

    static final int MOST_CONSIDERED = 500;

    private SuggestedOrder() {}

    /** What turns today's order into the one suggested; empty when that is today's. */
    public static Optional<Reorder> of(Queue queue, Instant now, Estimator estimator) {
        Verdicts verdicts = new Verdicts(queue, now, estimator, MOST_CONSIDERED);
        return reorder(verdicts, order(verdicts));
    }

    /** Ranks of today, in the order suggested. */
    static int[] order(Verdicts verdicts) {
        return verdicts.count() <= EveryOrder.MOST ? EveryOrder.best(verdicts) : new Search(verdicts).best();
    }

    /** Names the shortest run of entries without which the others stand as they do today; no hold is in it. */
    private static Optional<Reorder> reorder(Verdicts verdicts, int[] order) {
        int hold = placeOf(order, verdicts.firstHold());
        int bestFrom = 0;
        int bestTo = hold;
        int to = startOfAscending(order);
        if (to == 0) {
            return Optional.empty();
        }
        for (int from = 0; from <= hold && isAscending(order, from); from++) {
            while (to < order.length && from > 0 && order[to] < order[from - 1]) {
                to++;
            }
            int end = Math.max(from, to);
            if (end <= hold && end - from < bestTo - bestFrom) {
                bestFrom = from;
                bestTo = end;
            }
        }
        List<EntryId> entries = new ArrayList<>(bestTo - bestFrom);
        for (int i = bestFrom; i < bestTo; i++) {
            entries.add(verdicts.entry(order[i]).id());
        }
        return Optional.of(new Reorder(entries, verdicts.id(order, bestTo)));
    }

    private static int placeOf(int[] order, int rank) {
        int place = 0;
        while (place < order.length && order[place] != rank) {
            place++;
        }
        return place;
    }

    /** Where the ranks begin to ascend up to the end. */
    private static int startOfAscending(int[] order) {
        int start = order.length;
        while (start > 0 && (start == order.length || order[start - 1] < order[start])) {
            start--;
        }
        return start;
    }

    /** Whether the last of so many ranks is above the one before. */
    private static boolean isAscending(int[] order, int count) {
        return count < 2 || order[count - 1] > order[count - 2];
    }
}
