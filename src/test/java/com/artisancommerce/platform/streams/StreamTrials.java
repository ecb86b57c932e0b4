package com.artisancommerce.platform.streams;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Short times, so that a test sees what takes minutes otherwise. */
public final class StreamTrials implements QuarkusTestProfile {

    static final String SWITCH = "artisan.test.streams";
    static final int MAX_OPEN = 1100;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                SWITCH,
                "true",
                "artisan.streams.heartbeat",
                "PT0.5S",
                "artisan.streams.recheck",
                "PT0.5S",
                "artisan.streams.max-open",
                Integer.toString(MAX_OPEN),
                "artisan.streams.max-open-per-caller",
                Integer.toString(MAX_OPEN - 50));
    }
}
