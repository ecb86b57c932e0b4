package com.artisancommerce.capacity.domain.plan;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Looks for the order nearest to today's in which certain jobs are on time. A working value, not for sharing.
 *
 * <p>At first all jobs are a chain: each is done after the one before it today. Whether the jobs in question can be on time in spite of
 * the chain is told exactly by due dates that take successors into account (E. L. Lawler, "Optimal sequencing of a single machine subject
 * to precedence constraints", Management Science 19, 1973). While they cannot, the job whose release helps most leaves the chain; those
 * that turn out not to have been needed return to it.
 */
final class NearestOrder {
    /** Releases are tried for so many jobs at most; far ones help as little as near ones. */
    private static final int MOST_TRIED = 100;

    /** A job and what it is sorted by fit into one number: the job takes the lowest bits. */
    private static final int JOB_BITS = 10;

    private static final int JOB = (1 << JOB_BITS) - 1;

    /** Due whenever. Far above any sum of work, and leaves room for the bits of a job. */
    private static final long WHENEVER = 1L << 50;

    private final Jobs jobs;
    private final long[] due;
    private final boolean[] chained;
    private final long[] order;
    private final long[] effective;

    /** @param onTime jobs that can be on time together */
    NearestOrder(Jobs jobs, boolean[] onTime) {
        this.jobs = jobs;
        this.due = new long[jobs.count()];
        Arrays.setAll(due, job -> onTime[job] ? jobs.due(job) : WHENEVER);
        this.chained = new boolean[jobs.count()];
        this.order = new long[jobs.count()];
        this.effective = new long[jobs.count()];
    }

    /** The jobs in the order found. */
    int[] find() {
        Arrays.fill(chained, true);
        while (violation() > 0) {
            release();
        }
        returnToTheChain();
        violation();
        return new Settling(jobs, due, chained)
                .settle(IntStream.range(0, order.length).map(this::job).toArray());
    }

    /** Minutes by which jobs miss their due dates in the best order that the chain allows; that order is left in {@code order}. */
    private long violation() {
        long next = WHENEVER;
        for (int job = jobs.count() - 1; job >= 0; job--) {
            effective[job] = chained[job] ? Math.min(due[job], next) : due[job];
            next = chained[job] ? effective[job] - jobs.work(job) : next;
        }
        Arrays.setAll(order, job -> (effective[job] << JOB_BITS) + job);
        Arrays.sort(order);
        long done = 0;
        long violation = 0;
        for (long each : order) {
            int job = (int) (each & JOB);
            done += jobs.work(job);
            violation += Math.max(0, done - effective[job]);
        }
        return violation;
    }

    private int job(int place) {
        return (int) (order[place] & JOB);
    }

    private void release() {
        int[] candidates = candidates();
        int best = candidates[0];
        long least = Long.MAX_VALUE;
        for (int job : candidates) {
            chained[job] = false;
            long left = violation();
            chained[job] = true;
            if (left < least || (left == least && prefers(job, best))) {
                least = left;
                best = job;
            }
        }
        chained[best] = false;
    }

    /** Of two that help as much the one that is late anyway, then the longer one. */
    private boolean prefers(int job, int other) {
        boolean late = due[job] == WHENEVER;
        boolean otherLate = due[other] == WHENEVER;
        return late == otherLate ? jobs.work(job) > jobs.work(other) : late;
    }

    /** Those in the chain up to the first that is too late, and the rest of the chain behind it as far as there is room: its cause may be. */
    private int[] candidates() {
        long done = 0;
        int end = 0;
        while (end < order.length) {
            int job = job(end++);
            done += jobs.work(job);
            if (done > effective[job]) {
                break;
            }
        }
        int last = IntStream.range(0, end).map(this::job).max().orElse(0);
        int[] found = IntStream.range(0, jobs.count())
                .filter(job -> chained[job])
                .filter(job -> job <= last || due[job] < WHENEVER)
                .toArray();
        return found.length <= MOST_TRIED ? found : fewer(found, slacks());
    }

    /** The most promising: the longest ones, and those with the least time. */
    private int[] fewer(int[] found, long[] slacks) {
        return IntStream.concat(
                        Arrays.stream(found)
                                .boxed()
                                .sorted((one, other) -> Long.compare(jobs.work(other), jobs.work(one)))
                                .limit(MOST_TRIED / 2)
                                .mapToInt(Integer::intValue),
                        Arrays.stream(found)
                                .boxed()
                                .sorted((one, other) -> Long.compare(slacks[one], slacks[other]))
                                .limit(MOST_TRIED / 2)
                                .mapToInt(Integer::intValue))
                .distinct()
                .toArray();
    }

    /** Minutes that each job has left over when all before it are done in today's order. */
    private long[] slacks() {
        long[] slacks = new long[jobs.count()];
        long before = 0;
        for (int job = 0; job < slacks.length; job++) {
            slacks[job] = due[job] - before;
            before += jobs.work(job);
        }
        return slacks;
    }

    private void returnToTheChain() {
        for (int job = 0; job < jobs.count(); job++) {
            if (!chained[job]) {
                chained[job] = true;
                chained[job] = violation() == 0;
            }
        }
    }
}
