package com.artisancommerce.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.platform.cache.LocalCache.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Vertx;
import java.lang.reflect.Field;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NativeCachesTest {

    @Test
    void registersTheClassThatCaffeineTakesForOurCaches() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            var settings = new Settings("trial", 1_000, Duration.ofMinutes(1), Duration.ofSeconds(1));
            var cache = new LocalCache<String, String>(
                    settings, key -> key, new Loads(vertx, Duration.ofSeconds(1)), new SimpleMeterRegistry());
            Object taken = field(field(cache, "places"), "cache");

            RegisterForReflection registered = NativeCaches.class.getAnnotation(RegisterForReflection.class);
            assertThat(registered.classNames()).contains(taken.getClass().getName());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(owner);
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
