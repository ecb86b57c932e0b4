package com.artisancommerce.platform.limits;

import static com.artisancommerce.platform.Reactive.result;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two instances of the service, one Redis, then none. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class RateLimitsTest {

    private final String caller = Ids.next().toString();
    private final SetClock clock = new SetClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Inject
    RedisAPI redis;

    @Test
    void instancesCountTogether() {
        RateLimits one = new RateLimits(redis, clock, metrics);
        RateLimits two = new RateLimits(redis, clock, metrics);
        assertThat(take(one).remaining()).isEqualTo(2);
        assertThat(take(two).remaining()).isEqualTo(1);
        RateLimits.Allowance last = take(one);
        assertThat(last.header()).isEqualTo("limit=3, remaining=0, reset=45");
        assertThat(last.policy()).isEqualTo("3;w=60");
        assertThatThrownBy(() -> take(two))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS))
                .hasMessageContaining("Try again in 45 s");
        clock.now = clock.now.plusSeconds(45);
        assertThat(take(two).remaining()).isEqualTo(2);
    }

    @Test
    void countersDoNotLiveForEver() {
        take(new RateLimits(redis, clock, metrics));
        var keys = result(() -> redis.keys("limit:quote:" + caller + ":*"));
        assertThat(keys.size()).isEqualTo(1);
        String key = keys.get(0).toString();
        long left = result(() -> redis.pttl(key)).toLong();
        assertThat(left).isBetween(1L, 120_000L);
    }

    @Test
    void withoutRedisEachInstanceCountsForItself() {
        RateLimits one = new RateLimits(redis, clock, metrics);
        RateLimits two = new RateLimits(redis, clock, metrics);
        LocalStack.shared().stop("Redis");
        try {
            assertThat(take(one).remaining()).isEqualTo(2);
            assertThat(take(one).remaining()).isEqualTo(1);
            assertThat(take(one).remaining()).isZero();
            assertThatThrownBy(() -> take(one)).isInstanceOf(ProblemException.class);
            assertThat(take(two).remaining()).isEqualTo(2);
            assertThat(metrics.counter("artisan.ratelimit.local").count()).isEqualTo(5);
        } finally {
            LocalStack.shared().start("Redis");
        }
        await().atMost(15, SECONDS).until(() -> {
            clock.now = clock.now.plusSeconds(60);
            double before = metrics.counter("artisan.ratelimit.local").count();
            take(one);
            return metrics.counter("artisan.ratelimit.local").count() == before;
        });
    }

    private RateLimits.Allowance take(RateLimits limits) {
        return result(() -> limits.take("quote", caller, 3));
    }

    /** A clock that stands still, a quarter of a minute into its minute. */
    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T10:00:15Z");

        @Override
        public Instant now() {
            return now;
        }
    }
}
