package com.artisancommerce.platform.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Without Redis limits are counted by each instance for itself. */
@HealthGroup("dependencies")
@Singleton
class RedisAnswers implements AsyncHealthCheck {

    private final Uni<HealthCheckResponse> report;

    RedisAnswers(RedisAPI redis) {
        this.report = Dependency.report("redis", Uni.createFrom().deferred(() -> redis.ping(List.of())));
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return report;
    }
}
