package com.artisancommerce.platform.limits;

import static com.artisancommerce.platform.Reactive.result;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.redis.PatientRedis;
import com.artisancommerce.platform.redis.RedisConfig;
import com.artisancommerce.platform.web.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two instances of the service, one Redis, then none. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class RateLimitsTest {

    private static final LimitsConfig DEFAULTS =
            new SmallRyeConfigBuilder().withMapping(LimitsConfig.class).build().getConfigMapping(LimitsConfig.class);

    private final Limit user = new Limit("user", Ids.next().toString(), 3);
    private final Limit address = new Limit("address", Ids.next().toString(), 5);
    private final SetClock clock = new SetClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Inject
    RedisAPI redis;

    @Inject
    RedisConfig patience;

    @Test
    void areWhatTheDocumentationSays() {
        assertThat(DEFAULTS.userPerMinute()).isEqualTo(100);
        assertThat(DEFAULTS.staffPerMinute()).isEqualTo(600);
        assertThat(DEFAULTS.addressPerMinute()).isEqualTo(1000);
    }

    @Test
    void instancesCountTogether() {
        RateLimits one = instance();
        RateLimits two = instance();
        assertThat(take(one).nearest().remaining()).isEqualTo(2);
        assertThat(take(two).nearest().remaining()).isEqualTo(1);
        Standing last = take(one);
        assertThat(last.taken()).isTrue();
        assertThat(last.header()).isEqualTo("limit=3, remaining=0, reset=46");
        assertThat(last.policy()).isEqualTo("3;w=60, 5;w=60");
        Standing refused = take(two);
        assertThat(refused.taken()).isFalse();
        assertThat(refused.problem().type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        assertThat(refused.problem()).hasMessageContaining("Try again in 46 s");
        assertThat(metrics.counter("artisan.ratelimit.refused", "limit", "user").count())
                .isEqualTo(1);
    }

    @Test
    void aRedisThatForgotItsScriptsIsToldThem() {
        RateLimits one = instance();
        assertThat(take(one).nearest().remaining()).isEqualTo(2);
        result(() -> redis.script(List.of("FLUSH")));
        assertThat(take(one).nearest().remaining()).isEqualTo(1);
        assertThat(metrics.counter("artisan.ratelimit.local").count()).isZero();
    }

    @Test
    void aRefusedRequestUsesUpNothing() {
        RateLimits limits = instance();
        IntStream.range(0, 10).forEach(ignored -> take(limits));
        Limit another = new Limit("user", Ids.next().toString(), 3);
        assertThat(take(limits, another, address).header()).isEqualTo("limit=5, remaining=1, reset=45");
    }

    @Test
    void theTurnOfTheMinuteDoesNotDoubleTheLimit() {
        clock.now = Instant.parse("2026-03-01T10:00:59Z");
        RateLimits limits = instance();
        assertThat(takenOf(limits, 10)).isEqualTo(3);
        clock.pass(Duration.ofSeconds(2));
        assertThat(takenOf(limits, 10)).isEqualTo(1);
        clock.pass(Duration.ofMinutes(2));
        assertThat(takenOf(limits, 10)).isEqualTo(3);
    }

    @Test
    void aRefusalHoldsAsLongAsItSaid() {
        RateLimits limits = instance();
        takenOf(limits, 3);
        Standing.With refusal = take(limits).nearest();
        clock.pass(Duration.ofMillis(refusal.resetMillis() - 1));
        assertThat(take(limits).taken()).isFalse();
        assertThat(take(instance()).taken())
                .as("another instance says the same")
                .isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(take(limits).taken()).isTrue();
    }

    @Test
    void countersDoNotLiveForEver() {
        take(instance());
        var keys = result(() -> redis.keys("limit:*:" + user.caller() + ":*"));
        assertThat(keys.size()).isEqualTo(1);
        String key = keys.get(0).toString();
        long left = result(() -> redis.pttl(key)).toLong();
        assertThat(left).isBetween(1L, 120_000L);
    }

    @Test
    void withoutRedisEachInstanceCountsForItself() {
        RateLimits one = instance();
        RateLimits two = instance();
        LocalStack.shared().stop("Redis");
        try {
            assertThat(takenOf(one, 5)).isEqualTo(3);
            assertThat(takenOf(two, 5)).isEqualTo(3);
            assertThat(counted())
                    .as("refusals are remembered, not counted again")
                    .isEqualTo(8);
        } finally {
            LocalStack.shared().start("Redis");
        }
        awaitShared(one);
    }

    @Test
    void aHangingRedisIsWaitedForOnceARest() {
        RateLimits limits = instance();
        take(limits);
        LocalStack.shared().freeze("Redis");
        try {
            Duration first = time(() -> take(limits));
            assertThat(first).isGreaterThanOrEqualTo(patience.answer());
            List<Duration> others = IntStream.range(0, 20)
                    .mapToObj(ignored ->
                            time(() -> take(limits, new Limit("user", Ids.next().toString(), 3))))
                    .toList();
            assertThat(others.stream().filter(each -> each.compareTo(patience.answer()) >= 0))
                    .as("waited at most once, if a rest was over meanwhile: %s", others)
                    .hasSizeLessThanOrEqualTo(1);
        } finally {
            LocalStack.shared().thaw("Redis");
        }
        awaitShared(limits);
    }

    private void awaitShared(RateLimits limits) {
        await().atMost(15, SECONDS).until(() -> {
            double before = counted();
            take(limits, new Limit("user", Ids.next().toString(), 3));
            return counted() == before;
        });
    }

    private double counted() {
        return metrics.counter("artisan.ratelimit.local").count();
    }

    private static Duration time(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private long takenOf(RateLimits limits, int requests) {
        return IntStream.range(0, requests)
                .filter(ignored -> take(limits, user).taken())
                .count();
    }

    private Standing take(RateLimits limits) {
        return take(limits, user, address);
    }

    private static Standing take(RateLimits limits, Limit... each) {
        return result(() -> limits.take(List.of(each)));
    }

    private RateLimits instance() {
        return new RateLimits(new RedisCounts(new PatientRedis(redis, patience)), clock, metrics);
    }

    /** A clock that stands still, a quarter of a minute into its minute. */
    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T10:00:15Z");

        @Override
        public Instant now() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }
}
