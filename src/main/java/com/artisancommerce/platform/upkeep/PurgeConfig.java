package com.artisancommerce.platform.upkeep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the platform's own rows are kept. */
@ConfigMapping(prefix = "artisan.purge")
interface PurgeConfig {

    /** How often rows that are too old are looked for. */
    @WithDefault("PT5M")
    Duration every();

    /** How many rows one transaction deletes at most. */
    @WithDefault("5000")
    int batch();

    /** Sent outbox rows, for whoever wants to look. */
    @WithDefault("PT1H")
    Duration sentEvents();

    /** Idempotency keys; they are promised for 24 hours. */
    @WithDefault("PT25H")
    Duration idempotencyKeys();

    /** What consumers have worked off; longer than Kafka keeps what could come again (7 days). */
    @WithDefault("P8D")
    Duration inbox();

    /** Dead letters, decided or not; an operator who has not looked for so long never will. */
    @WithDefault("P90D")
    Duration deadLetters();
}
