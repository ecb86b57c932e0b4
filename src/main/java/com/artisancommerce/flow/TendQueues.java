package com.artisancommerce.flow;

import com.artisancommerce.capacity.OverloadGuard;
import com.artisancommerce.capacity.QueueCare;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.waitlist.WaitlistTurns;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Time and other people's steps change queues that nobody asks about: midnight moves the window on, hours come free, an offer is not
 * answered. Over-commitment is logged and the next in line gets an offer.
 */
@Singleton
public class TendQueues {

    private static final Logger LOG = Logger.getLogger(TendQueues.class);

    private final SystemSql sql;
    private final QueueCare care;
    private final OverloadGuard overload;
    private final WaitlistTurns turns;

    TendQueues(SystemSql sql, QueueCare care, OverloadGuard overload, WaitlistTurns turns) {
        this.sql = sql;
        this.care = care;
        this.overload = overload;
        this.turns = turns;
    }

    @Scheduled(every = "${artisan.capacity.tidy-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return sql.inTransaction(this::due)
                .onItem()
                .transformToMulti(queues -> Multi.createFrom().iterable(queues))
                .onItem()
                .transformToUniAndConcatenate(this::tendOrLeave)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(e -> LOG.warnf("Queues are tended at the next try: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Set<QueueRef>> due(Tx tx) {
        return care.due(tx).chain(queues -> turns.silent(tx).map(silent -> together(queues, silent)));
    }

    /** A queue that cannot be tended is left to the next try and does not keep the others waiting. */
    private Uni<Void> tendOrLeave(QueueRef queue) {
        return sql.inTransaction(tx -> tend(tx, queue))
                .onFailure()
                .invoke(e -> LOG.warnf("%s is tended at the next try: %s", queue, e.toString()))
                .onFailure()
                .recoverWithNull();
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
