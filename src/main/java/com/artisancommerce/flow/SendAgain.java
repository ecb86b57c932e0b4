package com.artisancommerce.flow;

import com.artisancommerce.checkout.StuckCheckouts;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Checkouts that wait too long for an answer have their command sent again. */
@Singleton
public class SendAgain {

    private static final Logger LOG = Logger.getLogger(SendAgain.class);

    private final SystemSql sql;
    private final StuckCheckouts stuck;

    SendAgain(SystemSql sql, StuckCheckouts stuck) {
        this.sql = sql;
        this.stuck = stuck;
    }

    @Scheduled(every = "${artisan.checkout.sweep-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return sql.inTransaction(stuck::sendAgain)
                .onFailure()
                .invoke(e -> LOG.warnf("Commands of stuck checkouts are sent again at the next try: %s", e.toString()))
                .onFailure()
                .recoverWithItem(0)
                .replaceWithVoid();
    }
}
