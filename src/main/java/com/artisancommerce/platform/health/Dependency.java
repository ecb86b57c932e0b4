package com.artisancommerce.platform.health;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * A server that the service can do without for a while: it is reported, as {@code ok} or {@code degraded}, and never takes the service
 * down. Whoever asks more often than every few seconds gets the same answer.
 */
final class Dependency {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private Dependency() {}

    /** The report of an attempt that completes when the server answers. */
    static Uni<HealthCheckResponse> report(String name, Uni<?> attempt) {
        return attempt.replaceWith("ok")
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem("degraded")
                .map(state -> HealthCheckResponse.named(name)
                        .up()
                        .withData("state", state)
                        .build())
                .memoize()
                .forFixedDuration(REMEMBERED);
    }
}
