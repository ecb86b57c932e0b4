package com.artisancommerce.waitlist;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people wait for hours. */
@ConfigMapping(prefix = "artisan.waitlist")
public interface WaitlistConfig {

    /** How long hours are held for whoever has an offer. */
    @WithDefault("PT24H")
    Duration offerFor();

    /** How many may wait for one artisan. */
    @WithDefault("500")
    int longest();

    /** How many get their turn in one transaction; the others get it in the next. */
    @WithDefault("20")
    int turnsAtOnce();

    /** How many times one address may join in a minute without a token. */
    @WithDefault("10")
    int guestJoinsPerMinute();
}
