package com.artisancommerce.capacity;

import com.artisancommerce.capacity.store.CareRows;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Tx;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Finds the queues that time has something to do with, of every tenant, for the system role. */
@Singleton
public class QueueCare {

    private final CareRows rows;
    private final LockedQueues queues;
    private final Clock clock;
    private final AtomicLong overCommittedQueues = new AtomicLong();
    private final AtomicLong overCommittedMinutes = new AtomicLong();

    QueueCare(CareRows rows, LockedQueues queues, Clock clock, MeterRegistry metrics) {
        this.rows = rows;
        this.queues = queues;
        this.clock = clock;
        Gauge.builder("artisan.queues.overcommitted", overCommittedQueues, AtomicLong::get)
                .register(metrics);
        Gauge.builder("artisan.queues.overcommitted.minutes", overCommittedMinutes, AtomicLong::get)
                .register(metrics);
    }

    /** Those to look at now, but for those named: their day is over, or something happened that concerns those who wait. */
    public Uni<List<QueueRef>> due(Tx tx, Collection<QueueRef> except) {
        return rows.overload(tx).invoke(this::measure).chain(() -> rows.due(tx, clock.now(), except));
    }

    /** Takes the queue for this transaction, unless another instance has it in hand. */
    public Uni<Boolean> take(Tx tx, QueueRef queue) {
        return queues.take(tx, queue);
    }

    private void measure(CareRows.Overload overload) {
        overCommittedQueues.set(overload.queues());
        overCommittedMinutes.set(overload.minutes());
    }
}
