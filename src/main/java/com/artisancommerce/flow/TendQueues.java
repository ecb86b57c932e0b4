package com.artisancommerce.flow;

import com.artisancommerce.capacity.OverloadGuard;
import com.artisancommerce.capacity.QueueCare;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.upkeep.Sweep;
import com.artisancommerce.waitlist.WaitlistTurns;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Time and other people's steps change queues that nobody asks about: midnight moves the window on, hours come free, an offer is not
 * answered. Over-commitment is logged and the next in line gets an offer.
 */
@Singleton
public class TendQueues {

    private final SystemSql sql;
    private final QueueCare care;
    private final OverloadGuard overload;
    private final WaitlistTurns turns;
    private final Sweep<QueueRef> sweep = new Sweep<>("Queues that time changes");

    TendQueues(SystemSql sql, QueueCare care, OverloadGuard overload, WaitlistTurns turns) {
        this.sql = sql;
        this.care = care;
        this.overload = overload;
        this.turns = turns;
    }

    @Scheduled(every = "${artisan.capacity.tidy-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return sweep.round(
                except -> sql.inTransaction(tx -> due(tx, except)), queue -> sql.inTransaction(tx -> tend(tx, queue)));
    }

    private Uni<Set<QueueRef>> due(Tx tx, Set<QueueRef> except) {
        return care.due(tx, except).chain(queues -> turns.silent(tx, except).map(silent -> together(queues, silent)));
    }

    /** One queue, one transaction; a queue that another instance has in hand is left to it. */
    private Uni<Void> tend(Tx tx, QueueRef queue) {
        return care.take(tx, queue)
                .chain(taken -> taken
                        ? overload.check(tx, queue).chain(() -> turns.settle(tx, queue))
                        : Uni.createFrom().voidItem());
    }

    private static Set<QueueRef> together(List<QueueRef> one, List<QueueRef> other) {
        Set<QueueRef> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
