package com.artisancommerce.platform.limits;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The limits as they come, behind a proxy on this machine; fewer for an address, so that tests need not ask a thousand times. */
public final class DefaultLimits implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "artisan.http.trusted-proxies", "127.0.0.1,10.0.0.0/8",
                "artisan.limits.user-per-minute", "100",
                "artisan.limits.staff-per-minute", "600",
                "artisan.limits.address-per-minute", "300",
                "artisan.capacity.quotes-per-minute", "60",
                "artisan.checkout.guest-checkouts-per-minute", "20",
                "artisan.waitlist.guest-joins-per-minute", "10");
    }
}
