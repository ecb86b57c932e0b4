package com.artisancommerce.capacity;

import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.store.CareRows;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a queue knows of those who wait for its hours: how many, so that nobody passes them. To ask takes the queue's lock, which the
 * transaction then holds; who joins and leaves is written under it.
 */
@Singleton
public class WaitingCustomers {

    private final LockedQueues queues;
    private final CareRows rows;

    WaitingCustomers(LockedQueues queues, CareRows rows) {
        this.queues = queues;
        this.rows = rows;
    }

    /** Locks the queue; answers the time to judge by. */
    public Uni<Instant> lock(Tx tx, QueueRef queue) {
        return locked(tx, queue).map(Locked::now);
    }

    /** Why somebody who comes now would not be taken in; empty when there is room for them and nobody waits. */
    public Uni<Optional<Admission.Refused>> refusalOfANewcomer(Tx tx, QueueRef queue, WorkItem work) {
        return refusal(tx, queue, work, state -> state);
    }

    /** Why the first in line cannot be served yet. */
    public Uni<Optional<Admission.Refused>> refusalOfTheFirst(Tx tx, QueueRef queue, WorkItem work) {
        return refusal(tx, queue, work, QueueState::forTheFirstInLine);
    }

    /** @param now the time that the lock gave */
    public Uni<Void> joined(Tx tx, QueueRef queue, Instant now) {
        return rows.waitlisted(tx, queue, 1, now);
    }

    /**
     * One fewer waits: left, passed over, or with an offer that holds hours of its own.
     *
     * @param now the time that the lock gave
     */
    public Uni<Void> left(Tx tx, QueueRef queue, Instant now) {
        return rows.waitlisted(tx, queue, -1, now);
    }

    private Uni<Optional<Admission.Refused>> refusal(
            Tx tx, QueueRef queue, WorkItem work, UnaryOperator<QueueState> seen) {
        return locked(tx, queue)
                .map(locked -> Optional.ofNullable(locked.states().get(queue.artisan()))
                        .map(seen)
                        .map(state -> refusal(queue, state, work, locked.now()))
                        .orElseGet(() -> Optional.of(new Admission.NoHours(queue.artisan()))));
    }

    private static Optional<Admission.Refused> refusal(QueueRef queue, QueueState state, WorkItem work, Instant now) {
        return state.refusal(
                queue.artisan(), work.minutes(), state.terms().calendar().today(now));
    }

    private Uni<Locked> locked(Tx tx, QueueRef queue) {
        return queues.lock(tx, queue.tenant(), Set.of(queue.artisan()));
    }
}
