package com.artisancommerce.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How quickly changes reach those who watch. */
@ConfigMapping(prefix = "artisan.live")
interface LiveConfig {

    /** A watched queue is computed again at most this often, however much happens in it. */
    @WithDefault("PT0.2S")
    Duration tickEvery();

    /** How often the versions of all that is watched are compared with the database, which finds what Kafka did not tell. */
    @WithDefault("PT2S")
    Duration healEvery();

    /** A load that takes longer is given up; the next comparison starts it again. */
    @WithDefault("PT10S")
    Duration loadWithin();
}
