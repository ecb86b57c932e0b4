package com.artisancommerce.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an instance remembers which shop a name leads to. */
@ConfigMapping(prefix = "artisan.shop-directory")
public interface DirectoryConfig {

    /** A shop or an origin that was found; a change of it is seen after this at the latest. */
    @WithDefault("PT30S")
    Duration rememberFound();

    /** A name that led nowhere; a new shop is seen by the other instances after this at the latest. */
    @WithDefault("PT2S")
    Duration rememberMissing();

    /** Names remembered at most, of each kind. */
    @WithDefault("10000")
    int names();
}
