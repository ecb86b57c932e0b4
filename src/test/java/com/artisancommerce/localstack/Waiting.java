package com.artisancommerce.localstack;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for what comes soon, with a limit. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    /** Returns when the condition holds; fails with what was waited for. */
    static void until(String what, Duration patience, Callable<Boolean> condition) {
        Awaitility.await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .atMost(patience)
                .until(condition);
    }
}
