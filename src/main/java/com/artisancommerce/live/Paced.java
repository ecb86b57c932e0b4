package com.artisancommerce.live;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Work that is done again whenever it is asked for: never twice at once, at most once an interval, and always once more after the last time it
 * was asked for.
 */
final class Paced {

    private static final Logger LOG = Logger.getLogger(Paced.class);

    /** The event loop's timers know no less than a millisecond, and refuse it. */
    private static final long SHORTEST_TIMER_NANOS = 1_000_000;

    private final String name;
    private final Duration every;
    private final Supplier<Uni<Void>> work;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile long notBefore = System.nanoTime();

    Paced(String name, Duration every, Supplier<Uni<Void>> work) {
        this.name = name;
        this.every = every;
        this.work = work;
    }

    void ask() {
        if (asked.getAndIncrement() == 0) {
            schedule();
        }
    }

    private void schedule() {
        Duration wait = Duration.ofNanos(Math.max(SHORTEST_TIMER_NANOS, notBefore - System.nanoTime()));
        Uni.createFrom().voidItem().onItem().delayIt().by(wait).subscribe().with(due -> run());
    }

    private void run() {
        int answering = asked.get();
        notBefore = System.nanoTime() + every.toNanos();
        Uni.createFrom().deferred(work::get).subscribe().with(ignored -> done(answering), failure -> {
            LOG.warnf("Could not %s; it is tried again when versions are compared: %s", name, failure.toString());
            done(answering);
        });
    }

    private void done(int answered) {
        if (asked.addAndGet(-answered) > 0) {
            schedule();
        }
    }
}
