package com.artisancommerce.platform.cache;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long something is kept: up to a tenth less than it may, so that what came together does not go together. */
final class Life {

    private Life() {}

    static Duration jittered(Duration longest) {
        return longest.minusMillis(ThreadLocalRandom.current().nextLong(1 + longest.toMillis() / 10));
    }
}
