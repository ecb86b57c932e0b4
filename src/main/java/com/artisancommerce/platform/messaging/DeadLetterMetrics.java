package com.artisancommerce.platform.messaging;

import com.artisancommerce.platform.sql.SystemSql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** How many letters wait for an operator: a counter of what was buried does not tell whether anybody has looked. */
@Singleton
class DeadLetterMetrics {

    private static final Logger LOG = Logger.getLogger(DeadLetterMetrics.class);

    private final SystemSql sql;
    private final DeadLetterRows rows;
    private volatile long open;

    DeadLetterMetrics(SystemSql sql, DeadLetterRows rows, MeterRegistry metrics) {
        this.sql = sql;
        this.rows = rows;
        Gauge.builder("artisan.dead.letters.open", this, it -> it.open)
                .description("Dead letters that no operator has decided on, of all instances")
                .register(metrics);
    }

    @Scheduled(
            every = "${artisan.dead-letters.observe-every:PT5S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> observe() {
        return sql.inTransaction(rows::open)
                .invoke(found -> open = found)
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.debugf("The dead letters cannot be counted: %s", e))
                .onFailure()
                .recoverWithNull();
    }
}
