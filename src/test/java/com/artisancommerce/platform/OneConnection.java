package com.artisancommerce.platform;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * One application connection for everybody, and no relay of its own: what one transaction leaves behind on the connection, the next one
 * meets; and rows stay unsent until a test sends them.
 */
public final class OneConnection implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.reactive.max-size", "1",
                "artisan.outbox.relay", "false");
    }
}
