package com.artisancommerce.capacity;

import com.artisancommerce.capacity.store.HoursRows;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The shape of every edit of an artisan's calendar: the queue's lock, the edit, a new version of the terms and of the queue, the
 * announcement. With the calendar every date changes, so open streams move at once.
 */
@Singleton
class CalendarEdits {

    private final LockedQueues queues;
    private final HoursRows rows;
    private final QueueEvents events;

    CalendarEdits(LockedQueues queues, HoursRows rows, QueueEvents events) {
        this.queues = queues;
        this.rows = rows;
        this.events = events;
    }

    /** @param edit gets the instant to judge by; its failure leaves everything as it was */
    Uni<Void> edit(Tx tx, QueueRef queue, Function<Instant, Uni<Void>> edit) {
        return queues.lock(tx, queue.tenant(), Set.of(queue.artisan()))
                .chain(locked -> edit.apply(locked.now()).chain(() -> rows.nextVersion(tx, queue, locked.now())))
                .chain(version -> announce(tx, queue, version));
    }

    Uni<Void> announce(Tx tx, QueueRef queue, long version) {
        return events.changed(tx, List.of(new QueueChanged(queue.tenant(), queue.artisan(), version)));
    }
}
