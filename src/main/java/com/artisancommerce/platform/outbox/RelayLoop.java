package com.artisancommerce.platform.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Keeps the relay going: a round when the bell rings, when the poll is due, and again at once while rounds come back full. */
@Singleton
class RelayLoop {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class);

    private final OutboxRelay relay;
    private final RelayBell bell;
    private final OutboxConfig config;
    private final Vertx vertx;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile boolean open;

    RelayLoop(OutboxRelay relay, RelayBell bell, OutboxConfig config, Vertx vertx) {
        this.relay = relay;
        this.bell = bell;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        if (!config.relay()) {
            return;
        }
        open = true;
        bell.onRing(this::wake);
        vertx.setPeriodic(config.poll().toMillis(), timer -> wake());
    }

    void stop(@Observes ShutdownEvent event) {
        open = false;
        relay.leave().onFailure().recoverWithNull().subscribe().with(ignored -> {});
    }

    private void wake() {
        again.set(true);
        if (open && running.compareAndSet(false, true)) {
            again.set(false);
            relay.round()
                    .ifNoItem()
                    .after(Duration.ofSeconds(30))
                    .fail()
                    .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                    .onFailure()
                    .recoverWithUni(this::report)
                    .subscribe()
                    .with(this::done);
        }
    }

    private Uni<Integer> report(Throwable failure) {
        LOG.warnf("The outbox relay could not finish a round and tries again: %s", failure.toString());
        return Uni.createFrom().item(0);
    }

    private void done(int sent) {
        running.set(false);
        if (sent > 0 || again.get()) {
            vertx.runOnContext(() -> wake());
        }
    }
}
