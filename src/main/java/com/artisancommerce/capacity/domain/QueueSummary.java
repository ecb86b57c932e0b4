package com.artisancommerce.capacity.domain;

import java.time.Instant;
import java.util.Collection;

/**
 * What the checkout path needs to know of a queue, kept in one row so that it never reads the entries.
 *
 * @param version grows with every change of the queue
 * @param asOf the instant of the last change; the time of the queue never runs backwards
 * @param tailKey the highest order key given so far
 * @param waiting confirmed entries not started
 * @param inHand entries in production or blocked
 * @param remainingMinutes planned work left of both; holds are not in it
 * @param expectedMinutes of those waiting; what is left of pieces in hand depends on the work already in them, and is read beside
 * @param sumOfSquares of the expected minutes of each that waits, from which the spread of their sum follows
 * @param held what the rows of its entries say is held, run out or not: time alone changes no row, so who reads it takes off what ran out
 */
public record QueueSummary(
        long version,
        Instant asOf,
        long tailKey,
        int waiting,
        int inHand,
        long remainingMinutes,
        long expectedMinutes,
        long sumOfSquares,
        HoldSums held) {
    public QueueSummary {
        if (waiting < 0
                || inHand < 0
                || remainingMinutes < 0
                || expectedMinutes < 0
                || sumOfSquares < 0
                || held.isBelowZero()) {
            throw new IllegalArgumentException("A queue summary counts nothing below zero: waiting " + waiting
                    + ", in hand " + inHand + ", minutes " + remainingMinutes + ", expected " + expectedMinutes
                    + ", squares " + sumOfSquares + ", held " + held);
        }
    }

    /** A queue nobody has entered yet. */
    public static QueueSummary empty(Instant asOf) {
        return new QueueSummary(0, asOf, 0, 0, 0, 0, 0, 0, HoldSums.NONE);
    }

    /** The summary as the entries say it: the checker of the kept one. */
    public QueueSummary recomputed(Collection<Entry> entries) {
        SummaryChange sum = entries.stream().map(SummaryChange::of).reduce(SummaryChange.NONE, SummaryChange::plus);
        return new QueueSummary(
                version,
                asOf,
                tailKey,
                sum.waiting(),
                sum.inHand(),
                sum.remainingMinutes(),
                sum.expectedMinutes(),
                sum.sumOfSquares(),
                sum.held());
    }

    /** The summary after a step: the next version. */
    public QueueSummary apply(SummaryChange change, Instant now) {
        return new QueueSummary(
                version + 1,
                latest(now),
                tailKey,
                waiting + change.waiting(),
                inHand + change.inHand(),
                remainingMinutes + change.remainingMinutes(),
                expectedMinutes + change.expectedMinutes(),
                sumOfSquares + change.sumOfSquares(),
                held.plus(change.held()));
    }

    /** The summary after something that the sums do not show: the next version. */
    public QueueSummary apply(Instant now) {
        return apply(SummaryChange.NONE, now);
    }

    /** The time to judge by: the clock's, but never before the queue's last change. */
    public Instant latest(Instant clock) {
        return clock.isAfter(asOf) ? clock : asOf;
    }

    QueueSummary withTailKey(long key) {
        return withTailKey(key, held);
    }

    /** The summary with one more hold, which takes that key; the version is to follow. */
    QueueSummary holding(long key, HoldSums one) {
        return withTailKey(key, held.plus(one));
    }

    private QueueSummary withTailKey(long key, HoldSums holds) {
        return new QueueSummary(
                version, asOf, key, waiting, inHand, remainingMinutes, expectedMinutes, sumOfSquares, holds);
    }
}
