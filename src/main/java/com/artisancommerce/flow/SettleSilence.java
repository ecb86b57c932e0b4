package com.artisancommerce.flow;

import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.promise.Delays;
import com.artisancommerce.promise.NoticeRef;
import com.artisancommerce.promise.PromiseConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Deadlines of delay notices that passed without an answer: the delay stands, or the customer gets the money back. */
@Singleton
public class SettleSilence {

    private static final Logger LOG = Logger.getLogger(SettleSilence.class);

    private final SystemSql sql;
    private final Delays delays;
    private final DelayDecisions decisions;
    private final PromiseConfig config;

    SettleSilence(SystemSql sql, Delays delays, DelayDecisions decisions, PromiseConfig config) {
        this.sql = sql;
        this.delays = delays;
        this.decisions = decisions;
        this.config = config;
    }

    @Scheduled(every = "${artisan.promise.settle-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return sql.inTransaction(tx -> delays.due(tx, config.settledAtOnce()))
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(this::settleOrLeave)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(e -> LOG.warnf("Silence is settled at the next try: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** A notice that cannot be settled, such as one about a piece that was finished just now, keeps no other waiting. */
    private Uni<Void> settleOrLeave(NoticeRef notice) {
        return sql.inTransaction(tx -> decisions.settle(tx, notice))
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.warnf("Notice %s is settled at the next try: %s", notice.notice(), e.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
