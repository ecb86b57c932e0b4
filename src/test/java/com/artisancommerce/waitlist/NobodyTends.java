package com.artisancommerce.waitlist;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Queues are looked at only by whoever asks; lines are short, and two get their turn at once. */
public class NobodyTends implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "artisan.capacity.tidy-every", "PT24H",
                "artisan.waitlist.longest", "3",
                "artisan.waitlist.turns-at-once", "2");
    }
}
