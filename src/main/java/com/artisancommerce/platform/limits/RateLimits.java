package com.artisancommerce.platform.limits;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.limits.Standing.With;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Counts the requests of callers, shared between instances through Redis.
 *
 * <p>Without Redis each instance counts for itself: a caller may then reach the limit once per instance, and nobody is turned away for
 * Redis' sake. Who was refused is remembered here until a request would fit again, so that knocking harder costs Redis nothing.
 */
@Singleton
public class RateLimits {

    private static final int MOST_REFUSED = 100_000;

    private final RedisCounts shared;
    private final LocalCounts local = new LocalCounts();
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Counter withoutRedis;
    private final Cache<String, Instant> refusedUntil = Caffeine.newBuilder()
            .maximumSize(MOST_REFUSED)
            .expireAfterWrite(Duration.ofMillis(2 * Window.MILLIS))
            .build();

    RateLimits(RedisCounts shared, Clock clock, MeterRegistry metrics) {
        this.shared = shared;
        this.clock = clock;
        this.metrics = metrics;
        this.withoutRedis = metrics.counter("artisan.ratelimit.local");
    }

    /** Takes one request of each of these limits, or none when one of them is used up. At least one limit is given. */
    public Uni<Standing> take(List<Limit> limits) {
        return refused(limits)
                .map(standing -> Uni.createFrom().item(standing))
                .orElseGet(() -> count(Window.at(clock.now()), limits).invoke(this::remember))
                .invoke(this::report);
    }

    /** How the caller stands, if it is known without asking that one of the limits is used up. */
    Optional<Standing> refused(List<Limit> limits) {
        Instant now = clock.now();
        List<With> usedUp = limits.stream()
                .flatMap(limit -> Optional.ofNullable(refusedUntil.getIfPresent(limit.key()))
                        .filter(now::isBefore)
                        .map(until ->
                                new With(limit, 0, Duration.between(now, until).toMillis()))
                        .stream())
                .toList();
        return usedUp.isEmpty() ? Optional.empty() : Optional.of(new Standing(false, usedUp));
    }

    private Uni<Standing> count(Window window, List<Limit> limits) {
        return shared.take(window, limits)
                .onFailure()
                .recoverWithItem(() -> countHere(window, limits))
                .map(counts -> Standing.of(window, limits, counts));
    }

    private Counts countHere(Window window, List<Limit> limits) {
        withoutRedis.increment();
        return local.take(window, limits);
    }

    private void remember(Standing standing) {
        if (!standing.taken()) {
            With nearest = standing.nearest();
            refusedUntil.put(nearest.limit().key(), clock.now().plusMillis(nearest.resetMillis()));
        }
    }

    private void report(Standing standing) {
        if (!standing.taken()) {
            metrics.counter(
                            "artisan.ratelimit.refused",
                            "limit",
                            standing.nearest().limit().kind())
                    .increment();
        }
    }
}
