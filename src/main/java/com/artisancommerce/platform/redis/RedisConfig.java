package com.artisancommerce.platform.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much a request waits for Redis. The address is {@code artisan.redis.url}. */
@ConfigMapping(prefix = "artisan.redis-patience")
public interface RedisConfig {

    /** The longest that anybody waits for an answer. */
    @WithDefault("PT0.2S")
    Duration answer();

    /** How long it is left alone after it did not answer. */
    @WithDefault("PT2S")
    Duration rest();
}
