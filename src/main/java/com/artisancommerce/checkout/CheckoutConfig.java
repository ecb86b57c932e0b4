package com.artisancommerce.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How checkouts wait. */
@ConfigMapping(prefix = "artisan.checkout")
public interface CheckoutConfig {

    /** A checkout still reserving after this long has its command sent again. */
    @WithDefault("PT30S")
    Duration resendAfter();

    /** How often the service looks for such checkouts. */
    @WithDefault("PT5S")
    Duration sweepEvery();

    /** The longest that {@code Prefer: wait} is honoured. */
    @WithDefault("PT10S")
    Duration longestWait();
}
