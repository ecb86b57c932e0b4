package com.artisancommerce.front;

import com.artisancommerce.platform.Clock;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The service's clock, which a test may put ahead to see what time does by itself. It stays ahead until {@link #back()}; queues touched
 * meanwhile keep the later time, so a test that moves it uses queues of its own.
 */
@Alternative
@Priority(1)
@Singleton
public class MovableClock extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant now() {
        return super.now().plus(ahead.get());
    }

    /** Puts it further ahead, by so much. */
    public void pass(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
    }

    /** Puts it ahead to that instant. */
    public void passUntil(Instant then) {
        pass(Duration.between(now(), then));
    }

    public void back() {
        ahead.set(Duration.ZERO);
    }
}
