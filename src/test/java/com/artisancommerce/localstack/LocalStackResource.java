package com.artisancommerce.localstack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Gives every {@code @QuarkusTest} that names it the stack which all of them share. */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(LocalStack.shared().environment());
        configuration.put("quarkus.http.test-port", "0");
        // all tests come from one address, as few users; the limits have tests of their own
        configuration.putAll(ServiceProcess.UNLIMITED);
        // a test whose clock is far ahead would have everything purged
        configuration.put("artisan.purge.every", "PT24H");
        // a test need not wait until the issuer may be asked again
        configuration.put("artisan.oidc.refresh-keys", "PT0.001S");
        // a test's own loads are counted
        configuration.put("artisan.cache.warm-shops", "0");
        return configuration;
    }

    /** Leaves the stack to the next test class; it ends with the JVM. */
    @Override
    public void stop() {}
}
