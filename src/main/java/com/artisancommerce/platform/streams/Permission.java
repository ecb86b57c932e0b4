package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.web.ProblemException;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whether a caller may still see what flows, asked again while it flows. */
final class Permission {

    private static final Logger LOG = Logger.getLogger(Permission.class);

    private static final int SERVER_FAULTS = 500;

    private final Supplier<Uni<Boolean>> source;
    private final @Nullable Instant until;
    private final Clock clock;
    private final Vertx vertx;
    private long checkedAt;

    /** @param until when the caller's token runs out: its holder comes back with a new one and its cursor */
    Permission(Supplier<Uni<Boolean>> source, @Nullable Instant until, Clock clock, Vertx vertx) {
        this.source = source;
        this.until = until;
        this.clock = clock;
        this.vertx = vertx;
    }

    void begin(long nanoTime) {
        checkedAt = nanoTime;
    }

    /** Whether it is time to ask again; who is told so asks. */
    boolean isDue(long nanoTime, Duration recheck) {
        boolean due = nanoTime - checkedAt >= recheck.toNanos();
        if (due) {
            checkedAt = nanoTime;
        }
        return due;
    }

    /** A refusal ends the stream. An answer that cannot be had says nothing: it goes on and is asked about again. Never fails. */
    Uni<Boolean> stillAllowed() {
        return until != null && clock.now().isAfter(until)
                ? Uni.createFrom().item(false)
                : ask().onFailure().recoverWithItem(Permission::unlessRefused);
    }

    /** In a context of its own, as a request has one: without it there are no sessions, and two that are open at once must not be one. */
    private Uni<Boolean> ask() {
        return Uni.createFrom().emitter(answer -> {
            Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(
                    begin -> Uni.createFrom().deferred(source::get).subscribe().with(answer::complete, answer::fail));
        });
    }

    private static boolean unlessRefused(Throwable failure) {
        if (failure instanceof ProblemException problem && problem.type().status() < SERVER_FAULTS) {
            return false;
        }
        LOG.warnf("Could not check whether a stream may go on: %s", failure.toString());
        return true;
    }
}
