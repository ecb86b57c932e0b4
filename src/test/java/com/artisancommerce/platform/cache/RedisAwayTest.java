package com.artisancommerce.platform.cache;

import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.Tenants;
import com.artisancommerce.platform.cache.Instance.NoteKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Redis that is lost, slow, emptied or started again costs speed and nothing else. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class RedisAwayTest {

    private final NoteKey key = new NoteKey(Tenants.WOOL, UUID.randomUUID().toString(), "a");

    @Inject
    RedisAPI redis;

    @Inject
    JsonText json;

    @Inject
    Vertx vertx;

    private Instance one;
    private Instance two;

    @BeforeEach
    void start() {
        one = Instance.of(redis, json, vertx);
        two = Instance.of(redis, json, vertx);
    }

    @Test
    void readsOnWithoutRedisAndUsesItAgain() {
        LocalStack.shared().stop("Redis");
        try {
            assertThat(one.read(key, "stored")).isEqualTo("stored");
            assertThat(one.read(key, "unread")).isEqualTo("stored");
            assertThat(one.shared("away")).isEqualTo(1);
        } finally {
            LocalStack.shared().start("Redis");
        }
        awaitRedis(one);
    }

    @Test
    void waitsForAHangingRedisOnceInARest() {
        LocalStack.shared().freeze("Redis");
        try {
            long begin = System.nanoTime();
            assertThat(one.read(key, "stored")).isEqualTo("stored");
            Duration first = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(first).isGreaterThanOrEqualTo(Instance.PATIENCE.minusMillis(20));

            begin = System.nanoTime();
            assertThat(one.read(other("b"), "stored")).isEqualTo("stored");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Instance.PATIENCE);
        } finally {
            LocalStack.shared().thaw("Redis");
        }
        awaitRedis(one);
    }

    /** The change that Redis missed must not be undone by what it still has. */
    @Test
    void believesNothingOfARedisThatMissedAChange() {
        one.share(key, "old");
        two.read(key, "old");
        LocalStack.shared().freeze("Redis");
        try {
            one.hear(key, UUID.randomUUID());
            assertThat(one.believesRedis()).isFalse();
            assertThat(one.read(key, "new")).isEqualTo("new");
        } finally {
            LocalStack.shared().thaw("Redis");
        }
        await().atMost(Duration.ofSeconds(15)).until(one::believesRedis);
        assertThat(Instance.of(redis, json, vertx).read(key, "new")).isEqualTo("new");
    }

    /** As above, but Redis was stopped: what it wrote down when it stopped is older than the change. */
    @Test
    void believesNothingFromBeforeARestart() {
        one.share(key, "old");
        LocalStack.shared().stop("Redis");
        LocalStack.shared().start("Redis");
        awaitRedis(two);

        assertThat(two.read(key, "new")).isEqualTo("new");
    }

    @Test
    void refusesALateOldValueAfterRedisWasEmptied() {
        one.share(key, "old");
        result(() -> redis.flushall(List.of()));
        two.share(key, "new");
        assertThat(Instance.of(redis, json, vertx).read(key, "unread")).isEqualTo("new");
    }

    private void awaitRedis(Instance instance) {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            double before = instance.shared("miss");
            instance.read(other(UUID.randomUUID().toString()), "stored");
            return instance.shared("miss") == before + 1;
        });
    }

    private NoteKey other(String member) {
        return new NoteKey(key.tenant(), key.family() + "-other", member);
    }
}
