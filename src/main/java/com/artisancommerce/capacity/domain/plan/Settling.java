package com.artisancommerce.capacity.domain.plan;

import java.util.Arrays;

/**
 * Brings the jobs that had to leave their places as near to them as possible, without making any late that is on time. Chained jobs stay
 * in order among each other. A working value, not for sharing.
 */
final class Settling {
    private static final int ROUNDS = 3;

    private final Jobs jobs;
    private final long[] due;
    private final boolean[] chained;

    Settling(Jobs jobs, long[] due, boolean[] chained) {
        this.jobs = jobs;
        this.due = due;
        this.chained = chained;
    }

    int[] settle(int[] found) {
        int[] order = found;
        for (int round = 0; round < ROUNDS; round++) {
            boolean better = false;
            for (int job = 0; job < order.length; job++) {
                if (!chained[job]) {
                    int[] nearer = nearest(order, job);
                    better |= !Arrays.equals(nearer, order);
                    order = nearer;
                }
            }
            if (!better) {
                return order;
            }
        }
        return order;
    }

    /** The best place of one job, the others being where they are. The order itself when it has that already. */
    private int[] nearest(int[] order, int job) {
        int[] best = order;
        long way = Merit.way(order);
        int[] tried = without(order, job);
        for (int place = 0; place < order.length; place++) {
            if (place > 0) {
                tried[place - 1] = tried[place];
            }
            tried[place] = job;
            long its = Merit.way(tried);
            if (its < way && isFeasible(tried)) {
                way = its;
                best = tried.clone();
            }
        }
        return best;
    }

    /** The others, one place further back, with room at the front. */
    private static int[] without(int[] order, int job) {
        int[] others = new int[order.length];
        int at = order.length;
        for (int i = order.length - 1; i >= 0; i--) {
            if (order[i] != job) {
                others[--at] = order[i];
            }
        }
        return others;
    }

    private boolean isFeasible(int[] order) {
        long done = 0;
        for (int job : order) {
            done += jobs.work(job);
            if (done > due[job]) {
                return false;
            }
        }
        return true;
    }
}
