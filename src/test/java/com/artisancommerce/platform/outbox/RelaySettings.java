package com.artisancommerce.platform.outbox;

import java.time.Duration;

/** Settings of a relay that a test builds for itself, with leases short enough to wait for. */
record RelaySettings(int batch, Duration lease, Duration sendWithin) implements OutboxConfig {

    static RelaySettings usual() {
        return new RelaySettings(500, Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    RelaySettings withBatch(int rows) {
        return new RelaySettings(rows, lease, sendWithin);
    }

    RelaySettings withLease(Duration newLease, Duration newSendWithin) {
        return new RelaySettings(batch, newLease, newSendWithin);
    }

    @Override
    public boolean relay() {
        return true;
    }

    @Override
    public Duration poll() {
        return Duration.ofMillis(200);
    }
}
