package com.artisancommerce.localstack;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

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

    /** Whether the condition came to hold in time. */
    static boolean happens(Duration patience, Callable<Boolean> condition) {
        try {
            until("it happens", patience, condition);
            return true;
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }
}
