package com.artisancommerce.capacity.domain.plan;

import com.artisancommerce.capacity.domain.estimate.Load;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Entries as jobs on one machine: each takes its expected minutes and is on time when it is done within its due minutes. Named by their index
 * in today's order, from 0.
 */
final class Jobs {
    private final int[] ranks;
    private final long[] work;
    private final long[] due;

    private Jobs(int[] ranks, long[] work, long[] due) {
        this.ranks = ranks;
        this.work = work;
        this.due = due;
    }

    /** The due minutes are searched with the verdicts, for work before it that is as spread as the work of all. */
    static Jobs of(Verdicts verdicts, int[] ranks) {
        long total = 0;
        double squares = 0;
        for (int rank = 0; rank < verdicts.count(); rank++) {
            total += verdicts.work(rank);
            squares += verdicts.load(rank).sumOfSquares();
        }
        double squaresPerMinute = total == 0 ? 0 : squares / total;
        long[] work = new long[ranks.length];
        long[] due = new long[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            work[i] = verdicts.work(ranks[i]);
            due[i] = due(verdicts, ranks[i], total, squaresPerMinute) + work[i];
        }
        return new Jobs(ranks, work, due);
    }

    private static long due(Verdicts verdicts, int rank, long total, double squaresPerMinute) {
        long low = -1;
        long high = total;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            Load before = new Load(1, middle, middle, Math.round(middle * squaresPerMinute));
            if (verdicts.isLate(verdicts.inHand().plus(before), rank)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low < 0 ? Long.MIN_VALUE / 2 : low;
    }

    int count() {
        return ranks.length;
    }

    /** The rank of its entry. */
    int rank(int job) {
        return ranks[job];
    }

    /** Expected minutes. */
    long work(int job) {
        return work[job];
    }

    /** Minutes of work, its own included, within which it is on time; negative when it is late whatever is done. */
    long due(int job) {
        return due[job];
    }

    /**
     * As many as can be on time together.
     *
     * <p>J. M. Moore, "An n job, one machine sequencing algorithm for minimizing the number of late jobs", Management Science 15 (1968), in
     * the form of T. J. Hodgson: by due date, and whenever one would be late the longest so far is left out.
     */
    boolean[] onTime() {
        PriorityQueue<Integer> taken = new PriorityQueue<>(
                Comparator.comparingLong((Integer job) -> work[job]).reversed());
        long done = 0;
        for (Integer job : byDue()) {
            taken.add(job);
            done += work[job];
            if (done > due[job]) {
                done -= work[taken.remove()];
            }
        }
        boolean[] onTime = new boolean[count()];
        taken.forEach(job -> onTime[job] = true);
        return onTime;
    }

    /** A job that turned out late after so much work is due before. */
    void tighten(int job, long before) {
        due[job] = Math.min(due[job], before + work[job] - 1);
    }

    private Integer[] byDue() {
        Integer[] jobs = new Integer[count()];
        Arrays.setAll(jobs, i -> i);
        Arrays.sort(jobs, Comparator.comparingLong((Integer job) -> due[job]));
        return jobs;
    }
}
