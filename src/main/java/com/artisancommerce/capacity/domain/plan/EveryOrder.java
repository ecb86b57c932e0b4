package com.artisancommerce.capacity.domain.plan;

import com.artisancommerce.capacity.domain.estimate.Load;

/**
 * Goes through every order of a few entries and keeps the best; of several as good, the one that differs from today's the latest. Whether
 * an entry is late is worked out once for each set before it.
 *
 * <p>An order begins with all that stand before the first hold today, and with those behind it that are pulled before it; then come the first
 * hold and the others, as they stand today.
 */
final class EveryOrder {
    /** 8! = 40,320 orders take a few milliseconds. */
    static final int MOST = 8;

    private final Verdicts verdicts;
    private final byte[][] known;
    private final int[] order;
    private int[] best;
    private Merit merit;

    private EveryOrder(Verdicts verdicts) {
        this.verdicts = verdicts;
        this.known = new byte[1 << verdicts.count()][verdicts.count()];
        this.order = new int[verdicts.count()];
        this.best = verdicts.today();
        this.merit = Merit.of(verdicts, best);
    }

    static int[] best(Verdicts verdicts) {
        EveryOrder all = new EveryOrder(verdicts);
        all.place(0, 0, verdicts.inHand(), 0);
        return all.best;
    }

    /** @param set those placed already, one bit each */
    private void place(int rank, int set, Load ahead, int late) {
        if (late > merit.late()) {
            return;
        }
        int head = (1 << verdicts.firstHold()) - 1;
        if ((set & head) == head) {
            finish(rank, set, ahead, late);
        }
        for (int next = 0; next < order.length; next++) {
            if ((set & (1 << next)) == 0 && !verdicts.isHold(next)) {
                order[rank] = next;
                place(rank + 1, set | (1 << next), ahead.plus(verdicts.load(next)), late + late(set, ahead, next));
            }
        }
    }

    /** The rest, as it stands today. */
    private void finish(int from, int placed, Load before, int lateBefore) {
        int rank = from;
        int set = placed;
        int late = lateBefore;
        Load ahead = before;
        for (int next = 0; next < order.length; next++) {
            if ((placed & (1 << next)) == 0) {
                order[rank++] = next;
                late += late(set, ahead, next);
                set |= 1 << next;
                ahead = ahead.plus(verdicts.load(next));
            }
        }
        if (late <= merit.late()) {
            Merit found = new Merit(late, Merit.moved(verdicts, order), Merit.way(order));
            if (found.isBetterThan(merit)) {
                merit = found;
                best = order.clone();
            }
        }
    }

    private int late(int set, Load ahead, int next) {
        if (known[set][next] == 0) {
            known[set][next] = (byte) (verdicts.isLate(ahead, next) ? 2 : 1);
        }
        return known[set][next] - 1;
    }
}
