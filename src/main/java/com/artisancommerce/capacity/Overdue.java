package com.artisancommerce.capacity;

import com.artisancommerce.capacity.QueueSteps.Why;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Transition;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Tidies up what time has already decided: holds that ran out, pieces that have cured. Answers never wait for it, they judge by the time;
 * it brings the rows up to date and tells the world.
 */
@Singleton
public class Overdue {

    private final Entries entries;
    private final LockedQueues queues;
    private final QueueSteps steps;
    private final Clock clock;

    Overdue(Entries entries, LockedQueues queues, QueueSteps steps, Clock clock) {
        this.entries = entries;
        this.queues = queues;
        this.steps = steps;
        this.clock = clock;
    }

    /** Queues but for those named, of every tenant, in which something is overdue. For the system role. */
    public Uni<List<QueueRef>> find(Tx tx, Collection<QueueRef> except) {
        return entries.overdueQueues(tx, clock.now(), except);
    }

    /** Settles what is overdue in one queue; answers the entries that moved. A queue that somebody has locked is left to the next round. */
    public Uni<List<StepResult.Moved>> settle(Tx tx, QueueRef queue) {
        return queues.take(tx, queue)
                .chain(taken ->
                        taken ? settleTaken(tx, queue) : Uni.createFrom().item(List.of()));
    }

    private Uni<List<StepResult.Moved>> settleTaken(Tx tx, QueueRef queue) {
        return queues.lock(tx, queue.tenant(), Set.of(queue.artisan()))
                .chain(locked -> entries.overdue(tx, queue.tenant(), queue.artisan(), locked.now())
                        .map(overdue -> overdue.stream()
                                .map(entry -> settle(entry, locked))
                                .toList())
                        .chain(transitions -> steps.save(tx, locked, transitions, Why.NONE)))
                .map(settled -> Results.moved(settled.moved()));
    }

    private static Transition settle(Entry entry, Locked locked) {
        return entry.state().isHold() ? entry.expire(locked.now()) : entry.cured(locked.now());
    }
}
