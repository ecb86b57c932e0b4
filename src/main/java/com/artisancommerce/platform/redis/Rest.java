package com.artisancommerce.platform.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Leaves a server alone that did not answer: after each rest one asks it again, and the others do without until it answered. */
final class Rest {

    private static final long AWAKE = 0;

    private final long nanos;
    private final AtomicLong askAgainAt = new AtomicLong(AWAKE);

    Rest(Duration rest) {
        this.nanos = rest.toNanos();
    }

    boolean mayAsk() {
        long due = askAgainAt.get();
        return due == AWAKE || (System.nanoTime() - due >= 0 && askAgainAt.compareAndSet(due, next()));
    }

    void answered() {
        if (askAgainAt.get() != AWAKE) {
            askAgainAt.set(AWAKE);
        }
    }

    void failed() {
        askAgainAt.set(next());
    }

    private long next() {
        long at = System.nanoTime() + nanos;
        return at == AWAKE ? 1 : at;
    }
}
