package com.artisancommerce.platform.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Keeps the relay going: a round when the bell rings, when the poll is due, and again at once while rounds find something to send. */
@Singleton
class RelayLoop {

    private static final Logger LOG = Logger.getLogger(RelayLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final int LONGEST_BACK_OFF_POLLS = 10;

    private final OutboxRelay relay;
    private final RelayBell bell;
    private final OutboxConfig config;
    private final Vertx vertx;
    private final Context own;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean open;
    private volatile CompletableFuture<Void> atHand = CompletableFuture.completedFuture(null);
    /** Read and written on the own context only. */
    private boolean running;

    private boolean wanted;

    RelayLoop(OutboxRelay relay, RelayBell bell, OutboxConfig config, Vertx vertx) {
        this.relay = relay;
        this.bell = bell;
        this.config = config;
        this.vertx = vertx;
        this.own = vertx.getOrCreateContext();
    }

    void start(@Observes StartupEvent event) {
        if (!config.relay()) {
            return;
        }
        open = true;
        bell.onRing(this::wake);
        vertx.setPeriodic(config.poll().toMillis(), timer -> wake());
    }

    /** Lets the round at hand end, then gives the leases back: an orderly stop costs the other relays no wait. */
    void stop(@Observes ShutdownEvent event) {
        open = false;
        try {
            atHand.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            relay.leave().subscribeAsCompletionStage().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.infof("The outbox's leases were not given back; others take them when they run out: %s", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Steps out of whatever request rang: its log context and its connection are none of the relay's business. */
    private void wake() {
        own.runOnContext(() -> {
            wanted = true;
            if (open && !running) {
                running = true;
                turn();
            }
        });
    }

    private void turn() {
        wanted = false;
        CompletableFuture<Void> end = new CompletableFuture<>();
        atHand = end;
        relay.round()
                .ifNoItem()
                .after(ROUND)
                .fail()
                .invoke(() -> failures.set(0))
                .onFailure()
                .recoverWithUni(this::backOff)
                .onTermination()
                .invoke(() -> end.complete(null))
                .subscribe()
                .with(sent -> own.runOnContext(() -> next(sent)));
    }

    private void next(int sent) {
        if (open && (sent > 0 || wanted)) {
            turn();
        } else {
            running = false;
        }
    }

    /** A pause that grows while rounds fail; told once, not at every attempt. */
    private Uni<Integer> backOff(Throwable why) {
        int attempt = failures.incrementAndGet();
        if (attempt == 1) {
            LOG.warnf("The outbox relay could not finish a round and goes on trying: %s", why.toString());
        }
        Duration pause = config.poll().multipliedBy(Math.min(attempt, LONGEST_BACK_OFF_POLLS));
        return Uni.createFrom().item(0).onItem().delayIt().by(pause);
    }
}
