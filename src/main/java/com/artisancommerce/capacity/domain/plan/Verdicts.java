package com.artisancommerce.capacity.domain.plan;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Load;
import com.artisancommerce.capacity.domain.estimate.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of those who wait whether each would be late, whatever is made before it. Whether an entry is late depends on the set of those
 * before it, not on their order, for their work adds up. Entries are named by their rank today, from 0.
 */
final class Verdicts {
    private final List<Entry> waiting = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final Estimator.Sitting sitting;
    private final Load inHand;
    private final int firstHold;
    private @Nullable Entry next;

    /** @param most so many of those who wait, the first, are looked at */
    Verdicts(Queue queue, Instant now, Estimator estimator, int most) {
        this.sitting =
                estimator.at(queue.terms().calendar().today(now), queue.terms().calendar());
        Load onTheTable = Load.NONE;
        int hold = Integer.MAX_VALUE;
        for (Entry entry : queue.entries()) {
            EntryState state = entry.stateAt(now);
            if (state.isInHand()) {
                onTheTable = onTheTable.plus(
                        estimator.inHand(entry.work().minutes(), entry.expectedMinutes(), entry.workedMinutes()));
            } else if (state.isWaiting() && waiting.size() == most) {
                next = next == null ? entry : next;
            } else if (state.isWaiting()) {
                hold = Math.min(hold, state.isHold() ? waiting.size() : hold);
                waiting.add(entry);
                pieces.add(Piece.waiting(
                        entry.remainingMinutes(),
                        entry.expectedMinutes(),
                        entry.work().passiveMinutes(),
                        entry.transit()));
            }
        }
        this.inHand = onTheTable;
        this.firstHold = Math.min(hold, waiting.size());
    }

    int count() {
        return waiting.size();
    }

    /** The rank of the first hold; the count when there is none. */
    int firstHold() {
        return firstHold;
    }

    Entry entry(int rank) {
        return waiting.get(rank);
    }

    /** What stands at a place of an order; behind it, the first of those not looked at, if any. */
    @Nullable
    EntryId id(int[] order, int place) {
        if (place < order.length) {
            return entry(order[place]).id();
        }
        return next == null ? null : next.id();
    }

    boolean isHold(int rank) {
        return waiting.get(rank).state().isHold();
    }

    Load inHand() {
        return inHand;
    }

    Load load(int rank) {
        return pieces.get(rank).load();
    }

    /** Expected minutes of work. */
    long work(int rank) {
        return load(rank).expectedMinutes();
    }

    boolean isLate(Load ahead, int rank) {
        return !(sitting.estimate(ahead, pieces.get(rank)) instanceof Estimate.Known known)
                || known.delivery().p50().isAfter(waiting.get(rank).promisedBy());
    }

    /** How many are late in that order. */
    int late(int[] order) {
        return late(order, 0, order.length, inHand);
    }

    /** How many of some in an order are late, those before them being so much work. */
    int late(int[] order, int from, int to, Load before) {
        int late = 0;
        Load ahead = before;
        for (int i = from; i < to; i++) {
            late += isLate(ahead, order[i]) ? 1 : 0;
            ahead = ahead.plus(load(order[i]));
        }
        return late;
    }

    /** Today's order. */
    int[] today() {
        int[] order = new int[count()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return order;
    }
}
