package com.artisancommerce.promise;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How promises are watched over. */
@ConfigMapping(prefix = "artisan.promise")
public interface PromiseConfig {

    /** How often it is asked which queues have changed. */
    @WithDefault("PT1S")
    Duration watchEvery();

    /** Of how many queues with promises it is asked at once. */
    @WithDefault("2000")
    int queuesAtOnce();

    /** How many promises of one queue change in one transaction; the rest follows in the next. */
    @WithDefault("200")
    int changesAtOnce();

    /** How often deadlines of delay notices are settled. */
    @WithDefault("PT1S")
    Duration settleEvery();

    /** How many deadlines are settled at once. */
    @WithDefault("200")
    int settledAtOnce();
}
