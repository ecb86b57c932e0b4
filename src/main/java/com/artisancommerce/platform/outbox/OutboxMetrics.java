package com.artisancommerce.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** How long the oldest event has been waiting, and how many wait: what tells an operator that Kafka or the relay is stuck. */
@Singleton
class OutboxMetrics {

    private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);

    private final OutboxRows rows;
    private volatile OutboxRows.Backlog latest = new OutboxRows.Backlog(0, 0);

    OutboxMetrics(OutboxRows rows, MeterRegistry metrics) {
        this.rows = rows;
        TimeGauge.builder("artisan.outbox.oldest.age", this, TimeUnit.SECONDS, it -> it.latest.oldestAgeSeconds())
                .description("Age of the oldest event that has not been sent")
                .register(metrics);
        metrics.gauge("artisan.outbox.waiting", this, it -> it.latest.waiting());
    }

    @Scheduled(every = "${artisan.outbox.observe-every:PT5S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> observe() {
        return rows.backlog()
                .invoke(found -> latest = found)
                .replaceWithVoid()
                .onFailure()
                .invoke(e -> LOG.debugf("The outbox cannot be counted: %s", e))
                .onFailure()
                .recoverWithNull();
    }
}
