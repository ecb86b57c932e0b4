package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.web.ProblemException;
import io.smallrye.mutiny.Uni;
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
    private long checkedAt;

    /** @param until when the caller's token runs out: its holder comes back with a new one and its cursor */
    Permission(Supplier<Uni<Boolean>> source, @Nullable Instant until, Clock clock) {
        this.source = source;
        this.until = until;
        this.clock = clock;
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
                : Uni.createFrom().deferred(source::get).onFailure().recoverWithItem(Permission::unlessRefused);
    }

    private static boolean unlessRefused(Throwable failure) {
        if (failure instanceof ProblemException problem && problem.type().status() < SERVER_FAULTS) {
            return false;
        }
        LOG.warnf("Could not check whether a stream may go on: %s", failure.toString());
        return true;
    }
}
