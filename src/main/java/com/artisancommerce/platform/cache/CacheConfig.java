package com.artisancommerce.platform.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the caches may use. How long values live is their level's. */
@ConfigMapping(prefix = "artisan.cache")
public interface CacheConfig {

    /** What each cache keeps in memory at most, in characters of JSON; as objects it is about three times as many bytes. */
    @WithDefault("4000000")
    long localCharacters();

    /** How long an instance remembers that there is nothing of a name. */
    @WithDefault("PT2S")
    Duration absent();

    /** A load that takes longer fails. */
    @WithDefault("PT10S")
    Duration loadWithin();

    /** Shops whose catalogue is read into the caches when an instance starts; 0 for none. */
    @WithDefault("50")
    int warmShops();
}
