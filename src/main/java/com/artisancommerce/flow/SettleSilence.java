package com.artisancommerce.flow;

import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.upkeep.Sweep;
import com.artisancommerce.promise.Delays;
import com.artisancommerce.promise.NoticeRef;
import com.artisancommerce.promise.PromiseConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Deadlines of delay notices that passed without an answer: the delay stands, or the customer gets the money back. */
@Singleton
public class SettleSilence {

    private final SystemSql sql;
    private final Delays delays;
    private final DelayDecisions decisions;
    private final PromiseConfig config;
    private final Sweep<NoticeRef> sweep = new Sweep<>("Silence to delay notices");

    SettleSilence(SystemSql sql, Delays delays, DelayDecisions decisions, PromiseConfig config) {
        this.sql = sql;
        this.delays = delays;
        this.decisions = decisions;
        this.config = config;
    }

    @Scheduled(every = "${artisan.promise.settle-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return sweep.round(
                except -> sql.inTransaction(tx -> delays.due(tx, config.settledAtOnce(), except)), this::settle);
    }

    /** A notice may be one that cannot be settled, such as one about a piece that was finished just now. */
    private Uni<Void> settle(NoticeRef notice) {
        return sql.inTransaction(tx -> decisions.settle(tx, notice)).replaceWithVoid();
    }
}
