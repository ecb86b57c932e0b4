package com.artisancommerce.platform.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Takes few connections, waits for nobody, and works on two requests at once. */
public final class ImpatientService implements QuarkusTestProfile {

    static final int MOST_CONNECTIONS = 40;
    static final int MOST_IN_FLIGHT = 2;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "artisan.http.max-connections",
                String.valueOf(MOST_CONNECTIONS),
                "artisan.http.idle-timeout",
                "PT4S",
                "artisan.http.body-timeout",
                "PT1S",
                "artisan.http.max-in-flight",
                String.valueOf(MOST_IN_FLIGHT));
    }
}
