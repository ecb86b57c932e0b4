package com.artisancommerce.platform.limits;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.web.ProblemType;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Counts requests in windows of a minute, shared between instances through Redis.
 *
 * <p>Without Redis each instance counts for itself: a caller may then reach the limit once per instance, and nobody is turned away for
 * Redis' sake.
 */
@Singleton
public class RateLimits {

    private static final Logger LOG = Logger.getLogger(RateLimits.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    /** Increments and sets the expiry in one step, so that no counter can live for ever. */
    private static final String COUNT =
            "local n = redis.call('INCR', KEYS[1]) if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end return n";

    private static final Duration REST = Duration.ofSeconds(2);

    private final RedisAPI redis;
    private final Clock clock;
    private final Counter withoutRedis;
    private final Cache<String, AtomicInteger> local =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(WINDOW).build();

    private volatile Instant askAgain = Instant.EPOCH;

    RateLimits(RedisAPI redis, Clock clock, MeterRegistry metrics) {
        this.redis = redis;
        this.clock = clock;
        this.withoutRedis = metrics.counter("artisan.ratelimit.local");
    }

    /**
     * Takes one of the caller's requests in this minute.
     *
     * @return how the caller stands; fails with 429 and the seconds to wait when nothing is left
     */
    public Uni<Allowance> take(String operation, String caller, int limitPerMinute) {
        Instant now = clock.now();
        long window = now.getEpochSecond() / WINDOW.toSeconds();
        long resetSeconds = WINDOW.toSeconds() - now.getEpochSecond() % WINDOW.toSeconds();
        return count("limit:" + operation + ":" + caller + ":" + window)
                .map(used -> new Allowance(
                        limitPerMinute, Math.max(0, limitPerMinute - used), resetSeconds, used > limitPerMinute))
                .invoke(RateLimits::refuseExhausted);
    }

    private Uni<Integer> count(String key) {
        return clock.now().isBefore(askAgain) ? Uni.createFrom().item(countHere(key)) : countInRedis(key);
    }

    private Uni<Integer> countInRedis(String key) {
        return redis.eval(List.of(COUNT, "1", key, String.valueOf(2 * WINDOW.toMillis())))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(answer -> answer.toInteger())
                .onFailure()
                .invoke(e -> leaveAlone(e))
                .onFailure()
                .recoverWithItem(() -> countHere(key));
    }

    /** A Redis that hangs shall not cost every request its patience. */
    private void leaveAlone(Throwable why) {
        LOG.debugf("Redis does not count (%s); this instance does for %s", why, REST);
        askAgain = clock.now().plus(REST);
    }

    private int countHere(String key) {
        withoutRedis.increment();
        return local.get(key, fresh -> new AtomicInteger()).incrementAndGet();
    }

    private static void refuseExhausted(Allowance allowance) {
        if (allowance.exhausted()) {
            throw ProblemType.TOO_MANY_REQUESTS
                    .because(
                            "At most %d requests a minute. Try again in %d s.",
                            allowance.limit(), allowance.resetSeconds())
                    .with("retryAfterSeconds", allowance.resetSeconds());
        }
    }

    /** What the RateLimit headers say. */
    public record Allowance(int limit, int remaining, long resetSeconds, boolean exhausted) {

        /** {@code RateLimit: limit=100, remaining=42, reset=17}. */
        public String header() {
            return "limit=" + limit + ", remaining=" + remaining + ", reset=" + resetSeconds;
        }

        public String policy() {
            return limit + ";w=" + WINDOW.toSeconds();
        }
    }
}
