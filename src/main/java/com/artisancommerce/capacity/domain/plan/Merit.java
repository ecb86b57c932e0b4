package com.artisancommerce.capacity.domain.plan;

import com.artisancommerce.capacity.domain.Ascending;
import java.util.Comparator;

/**
 * How good an order is: the fewest promises broken, then the fewest entries moved, then the least way that all of them go together.
 *
 * @param moved entries that have to be put elsewhere, so that today's order becomes this one
 * @param way sum of the ranks by which entries change places
 */
record Merit(int late, int moved, long way) implements Comparable<Merit> {
    private static final Comparator<Merit> BEST_FIRST =
            Comparator.comparingInt(Merit::late).thenComparingInt(Merit::moved).thenComparingLong(Merit::way);

    /** @param order ranks of today, in the order proposed */
    static Merit of(Verdicts verdicts, int[] order) {
        return new Merit(verdicts.late(order), moved(verdicts, order), way(order));
    }

    /** Holds, and all that stays behind one, keep their places; of the others all but a longest run that ascends is moved. */
    static int moved(Verdicts verdicts, int[] order) {
        int hold = verdicts.firstHold();
        long[] kept = new long[hold];
        int count = 0;
        int pulled = 0;
        for (int i = 0; i < order.length && order[i] != hold; i++) {
            if (order[i] < hold) {
                kept[count++] = order[i];
            } else {
                pulled++;
            }
        }
        return pulled + Ascending.changes(kept);
    }

    static long way(int[] order) {
        long way = 0;
        for (int i = 0; i < order.length; i++) {
            way += Math.abs(order[i] - i);
        }
        return way;
    }

    boolean isBetterThan(Merit other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Merit other) {
        return BEST_FIRST.compare(this, other);
    }
}
