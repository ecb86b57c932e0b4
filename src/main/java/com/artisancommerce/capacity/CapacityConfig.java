package com.artisancommerce.capacity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How hours are held. */
@ConfigMapping(prefix = "artisan.capacity")
public interface CapacityConfig {

    /** How long a hold lasts without payment. */
    @WithDefault("PT10M")
    Duration hold();

    /** How long a hold lasts in all, however often the customer's steps extend it. */
    @WithDefault("PT30M")
    Duration holdLimit();

    /** A reservation command older than this holds nothing any more. */
    @WithDefault("PT15M")
    Duration reserveWithin();

    /** How often expired holds and cured pieces are tidied up. */
    @WithDefault("PT1S")
    Duration tidyEvery();

    /** How many anonymous quotes one address may ask for in a minute. */
    @WithDefault("60")
    int quotesPerMinute();
}
