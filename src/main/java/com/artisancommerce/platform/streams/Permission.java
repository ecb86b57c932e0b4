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

    private final Supplier<Uni<Boolean>> stillAllowed;
    private final @Nullable Instant until;
    private final Clock clock;
    private long checkedAt;

    /** @param until when the caller's token runs out: its holder comes back with a new one and its cursor */
    Permission(Supplier<Uni<Boolean>> stillAllowed, @Nullable Instant until, Clock clock) {
        this.stillAllowed = stillAllowed;
        this.until = until;
        this.clock = clock;
    }

    void begin(long nanoTime) {
        checkedAt = nanoTime;
    }

    /** A refusal ends it. An answer that cannot be had says nothing: the stream goes on and is asked about again. */
    void tend(long nanoTime, Duration recheck, Runnable end) {
        if (nanoTime - checkedAt < recheck.toNanos()) {
            return;
        }
        checkedAt = nanoTime;
        if (until != null && clock.now().isAfter(until)) {
            end.run();
            return;
        }
        stillAllowed
                .get()
                .subscribe()
                .with(
                        allowed -> {
                            if (!allowed) {
                                end.run();
                            }
                        },
                        failure -> couldNotSay(failure, end));
    }

    private static void couldNotSay(Throwable failure, Runnable end) {
        if (failure instanceof ProblemException problem && problem.type().status() < SERVER_FAULTS) {
            end.run();
        } else {
            LOG.warnf("Could not check whether a stream may go on: %s", failure.toString());
        }
    }
}
