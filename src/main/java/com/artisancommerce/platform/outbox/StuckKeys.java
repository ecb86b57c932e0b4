package com.artisancommerce.platform.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Keys whose last send failed. They are left alone for a moment, so that what waits behind them takes no place in a round from keys that
 * could be sent.
 */
final class StuckKeys {

    private static final Logger LOG = Logger.getLogger(StuckKeys.class);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** With so many keys stuck the broker is away, and there is no use in looking for others. */
    private static final int MOST = 1_000;

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private volatile Instant silentUntil = Instant.EPOCH;

    void add(OutboxRow row, Throwable why, Instant now) {
        until.put(row.line(), now.plus(REST));
        if (now.isAfter(silentUntil)) {
            silentUntil = now.plus(SILENCE);
            LOG.warnf("Could not send to %s; it and the later rows of its key wait: %s", row.topic(), why);
        }
    }

    boolean tooMany(Instant now) {
        until.values().removeIf(end -> !end.isAfter(now));
        return until.size() >= MOST;
    }

    String[] lines() {
        return until.keySet().toArray(String[]::new);
    }
}
