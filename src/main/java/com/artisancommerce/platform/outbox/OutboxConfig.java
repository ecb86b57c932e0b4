package com.artisancommerce.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events leave. */
@ConfigMapping(prefix = "artisan.outbox")
interface OutboxConfig {

    /** Whether this instance relays at all. Tests that look at unsent rows turn it off. */
    @WithDefault("true")
    boolean relay();

    /** The safety net: how often the relay looks without being woken. */
    @WithDefault("PT0.2S")
    Duration poll();

    /** How many rows one round sends at most. */
    @WithDefault("500")
    int batch();

    /** How long a lease on a bucket lasts without renewal. */
    @WithDefault("PT10S")
    Duration lease();

    /** A round begins only while its leases last at least this long; must exceed the producer's delivery timeout. */
    @WithDefault("PT5S")
    Duration sendWithin();
}
