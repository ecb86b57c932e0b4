package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.Change.Reach;
import com.artisancommerce.capacity.ChangeKind;
import com.artisancommerce.capacity.EntryState;

/** The answer to a step of one entry. Each step happens once; repeating it is harmless. */
public sealed interface Transition {

    /**
     * It happened: the entry as it is now, and what its queue's summary has to take over.
     *
     * @param reach the keys of the others that it moves
     * @param minutes by which it moves them; negative is earlier
     */
    record Moved(Entry entry, SummaryChange change, ChangeKind kind, Reach reach, long minutes) implements Transition {

        static Moved between(Entry before, Entry after, ChangeKind kind) {
            SummaryChange change = SummaryChange.between(before, after);
            if (after.state().isInHand() && before.state().isWaiting()) {
                return new Moved(after, change, kind, Reach.before(before.orderKey()), after.remainingMinutes());
            }
            long minutes = after.minutesInTheWay() - before.minutesInTheWay();
            boolean leaves = before.state().isWaiting() && !after.state().isWaiting();
            Reach behind = before.state().isInHand() ? Reach.EVERYBODY : Reach.behind(before.orderKey());
            boolean moves = minutes != 0 || leaves || touchesTheTable(before, after);
            return new Moved(after, change, kind, moves ? behind : Reach.NOBODY, minutes);
        }

        /** What is left of a piece in hand is told by the work in it, and by its end: beyond the plan as well, where no planned minutes show it. */
        private static boolean touchesTheTable(Entry before, Entry after) {
            return before.state().isInHand()
                    && (!after.state().isInHand() || before.workedMinutes() != after.workedMinutes());
        }
    }

    /** It had happened before; nothing changes. */
    record AlreadyDone(Entry entry) implements Transition {}

    /** It cannot happen from the state it met. */
    record Refused(EntryState met, Reason reason) implements Transition {}

    enum Reason {
        /** The hold's time ran out. */
        HOLD_EXPIRED,
        /** The hold's time has not run out yet. */
        HOLD_STILL_ACTIVE,
        /** Its passive time is not over yet. */
        STILL_CURING,
        /** A confirmed entry waits before it. */
        NOT_FIRST,
        /** More minutes of work than that were reported before. */
        WORKED_MORE,
        /** No step leads from that state there. */
        ILLEGAL_STEP
    }
}
