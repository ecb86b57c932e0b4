package com.artisancommerce.live;

import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What Kafka did not tell, the database knows: a stream is never stale for ever. */
@Singleton
class Healing {

    private final LiveQueues queues;
    private final LiveTicks ticks;
    private final SystemSql sql;
    private final LiveConfig config;

    Healing(LiveQueues queues, LiveTicks ticks, SystemSql sql, LiveConfig config) {
        this.queues = queues;
        this.ticks = ticks;
        this.sql = sql;
        this.config = config;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        Paced round = new Paced(
                "compare the versions of what is watched", config.healEvery().dividedBy(2), this::heal);
        vertx.setPeriodic(config.healEvery().toMillis(), timer -> round.ask());
    }

    private Uni<Void> heal() {
        queues.timePassed();
        if (!queues.isWatched() && !ticks.isWatched()) {
            return Uni.createFrom().voidItem();
        }
        return sql.inTransaction(tx -> queues.heal(tx).chain(() -> ticks.heal(tx)))
                .ifNoItem()
                .after(config.loadWithin())
                .fail();
    }
}
