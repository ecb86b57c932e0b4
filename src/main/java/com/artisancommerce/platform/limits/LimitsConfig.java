package com.artisancommerce.platform.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How many requests are taken in a minute, over all instances. */
@ConfigMapping(prefix = "artisan.limits")
interface LimitsConfig {

    /** Of one customer in one shop. */
    @Min(1)
    @WithDefault("100")
    int userPerMinute();

    /** Of one artisan, shop administrator or operator: a board that is worked on asks more often than a customer does. */
    @Min(1)
    @WithDefault("600")
    int staffPerMinute();

    /** Of one address, whoever is behind it; an IPv6 network of 64 bits counts as one. */
    @Min(1)
    @WithDefault("1000")
    int addressPerMinute();
}
