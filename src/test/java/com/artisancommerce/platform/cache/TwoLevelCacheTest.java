package com.artisancommerce.platform.cache;

import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.Tenants;
import com.artisancommerce.platform.cache.Instance.Note;
import com.artisancommerce.platform.cache.Instance.NoteKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances of the service and one Redis. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class TwoLevelCacheTest {

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
    void readsMemoryThenRedisThenTheDatabase() {
        one.share(key, "stored");
        assertThat(one.read(key, "changed unheard")).isEqualTo("stored");
        assertThat(two.read(key, "changed unheard")).isEqualTo("stored");

        assertThat(one.loads("loaded")).isEqualTo(1);
        assertThat(one.shared("miss")).isEqualTo(1);
        assertThat(two.loads("loaded")).isZero();
        assertThat(two.shared("hit")).isEqualTo(1);
        assertThat(one.metrics
                        .get("cache.gets")
                        .tag("cache", "note:v1")
                        .tag("result", "hit")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void keepsShopsAndMembersApart() {
        assertThat(one.read(key, "of wool")).isEqualTo("of wool");
        one.share(new NoteKey(Tenants.CLAY, key.family(), "a"), "of clay");
        assertThat(one.read(new NoteKey(key.tenant(), key.family(), "b"), "another"))
                .isEqualTo("another");
        assertThat(two.read(new NoteKey(Tenants.CLAY, key.family(), "a"), "wrong"))
                .isEqualTo("of clay");
    }

    @Test
    void loadsOnceForAllWhoAsk() throws Exception {
        Held held = new Held();
        List<CompletableFuture<Optional<Note>>> asked =
                IntStream.range(0, 20).mapToObj(i -> one.begin(key, held)).toList();
        held.awaitBegun();
        held.answer.complete(Optional.of(new Note("stored")));

        assertThat(asked)
                .allSatisfy(each -> assertThat(each.get(5, TimeUnit.SECONDS)).contains(new Note("stored")));
        assertThat(held.loads).hasValue(1);
    }

    @Test
    void asksRedisForACrowdToo() {
        Instance waiting = Instance.waiting(redis, json, vertx);
        List<CompletableFuture<Optional<Note>>> asked = IntStream.range(0, 60)
                .mapToObj(i -> new NoteKey(key.tenant(), key.family() + i, "a"))
                .map(each -> waiting.begin(each, () -> Uni.createFrom().item(Optional.of(new Note("stored")))))
                .toList();
        asked.forEach(CompletableFuture::join);

        assertThat(waiting.shared("away")).isZero();
        assertThat(waiting.shared("miss")).isEqualTo(60);
    }

    @Test
    void forgetsItsMemoryWhenItBeginsToListen() {
        one.share(key, "stored");
        one.beginToListen();

        assertThat(one.read(key, "unread")).isEqualTo("stored");
        assertThat(one.shared("hit")).isEqualTo(1);
    }

    @Test
    void failsForThoseWhoWaitedAndForNobodyElse() {
        Supplier<Uni<Optional<Note>>> failing =
                () -> Uni.createFrom().failure(new IllegalStateException("the database is away"));

        assertThatThrownBy(() -> one.read(key, failing)).hasMessage("the database is away");
        assertThat(one.read(key, "stored")).isEqualTo("stored");
        assertThat(one.loads("failed")).isEqualTo(1);
    }

    @Test
    void remembersForAMomentThatThereIsNothing() {
        Supplier<Uni<Optional<Note>>> nothing = () -> Uni.createFrom().item(Optional.empty());
        assertThat(one.read(key, nothing)).isEqualTo("none");
        assertThat(one.read(key, "too early")).isEqualTo("none");
        assertThat(two.read(key, "stored")).isEqualTo("stored");

        one.hear(key, UUID.randomUUID());
        assertThat(one.read(key, "stored")).isEqualTo("stored");

        Instance forgetful = Instance.forgettingAbsence(redis, json, vertx);
        NoteKey other = new NoteKey(key.tenant(), key.family(), "b");
        assertThat(forgetful.read(other, nothing)).isEqualTo("none");
        await().untilAsserted(() -> assertThat(forgetful.read(other, "stored")).isEqualTo("stored"));
    }

    /** The reader has the old row when the change is committed and heard of; what it then wants to keep is not kept. */
    @Test
    void keepsNothingThatWasLoadedBeforeTheChangeWasHeardOf() throws Exception {
        Held slow = new Held();
        var reader = one.begin(key, slow);
        slow.awaitBegun();

        UUID event = UUID.randomUUID();
        two.hear(key, event);
        one.hear(key, event);
        one.share(key, "new");
        slow.answer.complete(Optional.of(new Note("old")));

        assertThat(reader.get(5, TimeUnit.SECONDS)).contains(new Note("old"));
        assertThat(one.read(key, "unread")).isEqualTo("new");
        assertThat(Instance.of(redis, json, vertx).read(key, "unread")).isEqualTo("new");
    }

    /** The same when nobody has put the new value there before the old one comes. */
    @Test
    void refusesAnOldValueInRedisEvenWhenThereIsNone() throws Exception {
        Held slow = new Held();
        var reader = one.begin(key, slow);
        slow.awaitBegun();
        two.hear(key, UUID.randomUUID());
        slow.answer.complete(Optional.of(new Note("old")));
        reader.get(5, TimeUnit.SECONDS);

        assertThat(two.read(key, "new")).isEqualTo("new");
    }

    @Test
    void forgetsInRedisOnceHoweverManyHear() {
        UUID event = UUID.randomUUID();
        one.share(key, "old");
        one.hear(key, event);
        one.share(key, "new");

        two.hear(key, event);
        assertThat(two.read(key, "unread")).isEqualTo("new");
        two.hear(key, UUID.randomUUID());
        assertThat(two.read(key, "newer")).isEqualTo("newer");
    }

    @Test
    void ignoresWhatAnotherVersionWrote() {
        one.share(key, "stored");
        String place = "cache:note:v1:" + key.tenant() + ":" + key.family();
        result(() -> redis.hset(List.of(place, ":a", "{\"shape\": \"another\"}")));

        assertThat(two.read(key, "stored")).isEqualTo("stored");
        assertThat(two.loads("loaded")).isEqualTo(1);
    }

    @Test
    void holdsNoMoreThanItMay() {
        String text = "x".repeat(10_000);
        for (int i = 0; i < 50; i++) {
            one.read(new NoteKey(key.tenant(), key.family(), "m" + i), text);
        }
        double weight =
                one.metrics.get("cache.eviction.weight").functionCounter().count();
        assertThat(weight).isGreaterThanOrEqualTo(50 * 10_000 - 100_000);
    }

    @Test
    void livesNoLongerThanItsLevelSays() {
        one.share(key, "stored");
        long left = result(() -> redis.pttl("cache:note:v1:" + key.tenant() + ":" + key.family()))
                .toLong();
        assertThat(left).isBetween(3_200_000L, 3_600_000L);
    }

    @Test
    void fillsRedisWithNothingThatIsNotThere() {
        one.read(key, () -> Uni.createFrom().item(Optional.empty()));
        long left = result(() -> redis.pttl("cache:note:v1:" + key.tenant() + ":" + key.family()))
                .toLong();
        assertThat(left).isBetween(1L, 60_000L);
    }

    /** A load that goes on until the test answers it. */
    private static final class Held implements Supplier<Uni<Optional<Note>>> {

        private final CompletableFuture<Optional<Note>> answer = new CompletableFuture<>();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final AtomicInteger loads = new AtomicInteger();

        @Override
        public Uni<Optional<Note>> get() {
            loads.incrementAndGet();
            begun.countDown();
            return Uni.createFrom().completionStage(answer);
        }

        private void awaitBegun() throws InterruptedException {
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
