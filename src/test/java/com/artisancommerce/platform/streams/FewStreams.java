package com.artisancommerce.platform.streams;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** So few streams that a test opens all of them, looked at again so often that it need not wait. */
public final class FewStreams implements QuarkusTestProfile {

    static final int MAX_OPEN = 5;
    static final int MAX_OPEN_PER_CALLER = 2;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "artisan.streams.recheck",
                "PT0.5S",
                "artisan.streams.max-open",
                Integer.toString(MAX_OPEN),
                "artisan.streams.max-open-per-caller",
                Integer.toString(MAX_OPEN_PER_CALLER));
    }
}
