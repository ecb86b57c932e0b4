package com.artisancommerce.platform.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Takes not many connections, waits for nobody, works on two requests and opens two streams at once. */
public final class ImpatientService implements QuarkusTestProfile {

    static final int MOST_CONNECTIONS = 200;
    static final int MOST_IN_FLIGHT = 2;
    static final int MOST_OPENING = 2;

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
                String.valueOf(MOST_IN_FLIGHT),
                "artisan.http.max-opening-streams",
                String.valueOf(MOST_OPENING),
                "artisan.streams.max-reading",
                "1",
                "artisan.database.max-waiting",
                String.valueOf(MOST_OPENING));
    }
}
