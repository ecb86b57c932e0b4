package com.artisancommerce.faults;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Holds that are over before a test has waited long. */
public final class ShortHolds implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("artisan.capacity.hold", "PT3S");
    }
}
