package com.artisancommerce.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.TestQueues;
import com.artisancommerce.platform.Clock;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One watched queue, with a database that is a number. */
class QueueWatchTest {

    private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
    private static final Instant MIDNIGHT_IN_BERLIN = Instant.parse("2026-11-02T23:00:00Z");
    private static final Duration SETTLED = Duration.ofMillis(150);
    private static final ArtisanId MAYA = new ArtisanId(new UUID(1, 1));

    private final AtomicLong stored = new AtomicLong(7);
    private final AtomicInteger loads = new AtomicInteger();
    private volatile Instant now = MONDAY;
    private final Clock clock = new Clock() {
        @Override
        public Instant now() {
            return now;
        }
    };
    private final Watches<ArtisanId, QueueWatch> watches = new Watches<>(artisan -> new QueueWatch(
            Uni.createFrom().item(() -> {
                loads.incrementAndGet();
                return Optional.of(TestQueues.empty(MAYA, stored.get(), MONDAY));
            }),
            clock,
            Duration.ofMillis(5)));

    @Test
    void loadsOnceForAllWhoWatch() {
        List<AssertSubscriber<QueueTick>> all = List.of(watching(), watching(), watching());

        all.forEach(each -> each.awaitItems(1, Duration.ofSeconds(5)));
        AssertSubscriber<QueueTick> late = watching().awaitItems(1, Duration.ofSeconds(5));

        assertThat(loads.get()).isEqualTo(1);
        assertThat(late.getItems()).first().isSameAs(all.getFirst().getItems().getFirst());
        assertThat(late.getItems().getFirst().version()).isEqualTo(7);
    }

    @Test
    void loadsAgainForANewerVersionOnly() {
        AssertSubscriber<QueueTick> maya = watching().awaitItems(1, Duration.ofSeconds(5));

        heard(6);
        heard(7);
        await().during(SETTLED).until(() -> loads.get() == 1);
        stored.set(9);
        heard(8);

        await().until(() -> versions(maya).equals(List.of(7L, 9L)));
        heard(9);
        await().during(SETTLED).until(() -> loads.get() == 2);
    }

    @Test
    void forgetsAVersionThatIsNotThere() {
        watching().awaitItems(1, Duration.ofSeconds(5));

        heard(100);

        await().until(() -> loads.get() == 2);
        await().during(SETTLED).until(() -> loads.get() == 2);
    }

    @Test
    void computesAgainAtMidnightWithoutLoading() {
        AssertSubscriber<QueueTick> maya = watching().awaitItems(1, Duration.ofSeconds(5));
        assertThat(maya.getItems().getFirst().unchangedUntil()).isEqualTo(MIDNIGHT_IN_BERLIN);

        timePasses(MIDNIGHT_IN_BERLIN.minusMillis(1));
        await().during(SETTLED).until(() -> maya.getItems().size() == 1);
        timePasses(MIDNIGHT_IN_BERLIN);

        await().until(() -> maya.getItems().size() == 2);
        assertThat(maya.getItems().getLast().computedAt()).isEqualTo(MIDNIGHT_IN_BERLIN);
        assertThat(loads.get()).isEqualTo(1);
    }

    @Test
    void keepsOnlyTheLatestForAWatcherWithoutTime() {
        AssertSubscriber<QueueTick> busy = watches.watch(MAYA)
                .map(watch -> watch.latest().orElseThrow())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));
        busy.awaitItems(1, Duration.ofSeconds(5));

        for (long version = 8; version <= 20; version++) {
            stored.set(version);
            heard(version);
            long wanted = version;
            await().until(() -> latest() == wanted);
        }
        busy.request(5);

        await().during(SETTLED).untilAsserted(() -> assertThat(versions(busy)).containsExactly(7L, 20L));
    }

    @Test
    void endsWithItsLastWatcher() {
        AssertSubscriber<QueueTick> one = watching();
        AssertSubscriber<QueueTick> other = watching();

        one.cancel();
        assertThat(watches.keys()).containsExactly(MAYA);
        other.cancel();

        assertThat(watches.isEmpty()).isTrue();
    }

    private AssertSubscriber<QueueTick> watching() {
        Multi<QueueTick> ticks = watches.watch(MAYA).map(watch -> watch.latest().orElseThrow());
        return ticks.subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private void heard(long version) {
        watches.with(MAYA, watch -> watch.heard(version));
    }

    private void timePasses(Instant until) {
        now = until;
        watches.with(MAYA, watch -> watch.passed(until));
    }

    private long latest() {
        AtomicLong version = new AtomicLong();
        watches.with(MAYA, watch -> version.set(watch.latest().orElseThrow().version()));
        return version.get();
    }

    private static List<Long> versions(AssertSubscriber<QueueTick> watcher) {
        return watcher.getItems().stream().map(QueueTick::version).toList();
    }
}
