package com.artisancommerce.capacity.domain.plan;

import com.artisancommerce.capacity.domain.estimate.Load;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Looks for a good order of many entries: the greatest set that can be on time ({@link Jobs#onTime}), then the order nearest to today's that
 * keeps it ({@link NearestOrder}), then entry by entry whether it had to move at all. The estimator has the last word on every order, and today's
 * stays unless another one is better. A working value, not for sharing.
 */
final class Search {
    private static final int MOST_PULLED = 16;
    private static final int TRIES = 4;

    private final Verdicts verdicts;
    private final int head;
    private int[] best;
    private Merit merit;

    Search(Verdicts verdicts) {
        this.verdicts = verdicts;
        this.head = verdicts.firstHold();
        this.best = verdicts.today();
        this.merit = Merit.of(verdicts, best);
    }

    int[] best() {
        if (merit.late() > 0) {
            improve(pulled());
            putBack();
        }
        return best;
    }

    /** Those before the first hold, and those behind it that keep more promises when they are put before it. */
    private int[] pulled() {
        int[] ranks = IntStream.range(0, head).toArray();
        int late = late(ranks);
        int tried = 0;
        for (int rank = head; rank < verdicts.count() && tried < MOST_PULLED; rank++) {
            if (!verdicts.isHold(rank) && isLateToday(rank)) {
                tried++;
                int[] more = IntStream.concat(Arrays.stream(ranks), IntStream.of(rank))
                        .toArray();
                int lateThen = late(more);
                if (lateThen < late) {
                    late = lateThen;
                    ranks = more;
                }
            }
        }
        return ranks;
    }

    private boolean isLateToday(int rank) {
        Load ahead = verdicts.inHand();
        for (int before = 0; before < rank; before++) {
            ahead = ahead.plus(verdicts.load(before));
        }
        return verdicts.isLate(ahead, rank);
    }

    /** How many are late at least when these come first and all others follow as today. */
    private int late(int[] ranks) {
        Jobs jobs = Jobs.of(verdicts, ranks);
        int onTime = 0;
        for (boolean job : jobs.onTime()) {
            onTime += job ? 1 : 0;
        }
        int[] order = withTheOthers(ranks);
        Load before = verdicts.inHand();
        for (int rank : ranks) {
            before = before.plus(verdicts.load(rank));
        }
        return ranks.length - onTime + verdicts.late(order, ranks.length, order.length, before);
    }

    private int[] withTheOthers(int[] first) {
        boolean[] named = new boolean[verdicts.count()];
        for (int rank : first) {
            named[rank] = true;
        }
        return IntStream.concat(
                        Arrays.stream(first), IntStream.range(0, named.length).filter(rank -> !named[rank]))
                .toArray();
    }

    /** Where the estimator finds a job late that was thought to be on time, its due date is tightened and the search goes on. */
    private void improve(int[] ranks) {
        Jobs jobs = Jobs.of(verdicts, ranks);
        for (int i = 0; i < TRIES; i++) {
            boolean[] onTime = jobs.onTime();
            int[] found = new NearestOrder(jobs, onTime).find();
            int[] order =
                    withTheOthers(Arrays.stream(found).map(job -> ranks[job]).toArray());
            keep(order);
            if (!tighten(jobs, onTime, found)) {
                return;
            }
        }
    }

    private boolean tighten(Jobs jobs, boolean[] onTime, int[] order) {
        boolean wrong = false;
        Load ahead = verdicts.inHand();
        for (int job : order) {
            int rank = jobs.rank(job);
            if (onTime[job] && verdicts.isLate(ahead, rank)) {
                jobs.tighten(job, ahead.expectedMinutes() - verdicts.inHand().expectedMinutes());
                wrong = true;
            }
            ahead = ahead.plus(verdicts.load(rank));
        }
        return wrong;
    }

    private boolean keep(int[] order) {
        Merit found = Merit.of(verdicts, order);
        if (found.isBetterThan(merit)) {
            merit = found;
            best = order;
            return true;
        }
        return false;
    }

    /** Puts entries back, one by one, as long as that breaks no promise. */
    private void putBack() {
        boolean better = true;
        while (better) {
            better = false;
            for (int rank = 0; rank < head; rank++) {
                if (isOutOfPlace(rank)) {
                    better |= keep(moving(rank, rank + 1, 0)) || keep(moving(rank, rank - 1, 1));
                }
            }
        }
    }

    private boolean isOutOfPlace(int rank) {
        int at = placeOf(best, rank);
        return (at > 0 && best[at - 1] > rank) || (at + 1 < best.length && best[at + 1] < rank);
    }

    /** The best order with one entry so many places behind another; at the front when there is none before it, at the end when none comes after. */
    private int[] moving(int rank, int other, int behind) {
        int[] others = Arrays.stream(best).filter(each -> each != rank).toArray();
        int place = other < 0 ? 0 : Math.min(placeOf(others, other) + behind, others.length);
        int[] order = new int[best.length];
        System.arraycopy(others, 0, order, 0, place);
        order[place] = rank;
        System.arraycopy(others, place, order, place + 1, others.length - place);
        return order;
    }

    private static int placeOf(int[] order, int rank) {
        int place = 0;
        while (place < order.length && order[place] != rank) {
            place++;
        }
        return place;
    }
}
