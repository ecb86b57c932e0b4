package com.artisancommerce.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveTicksTest {

    private static final String ORDERS = "order.changes";
    private static final UUID ORDER = new UUID(3, 1);

    private final LiveTicks ticks = new LiveTicks(List.of());

    @Test
    void tellAtOnceAndAfterEachNewerVersion() {
        AssertSubscriber<Long> watcher = watching(Long.MAX_VALUE);

        ticks.changed(ORDERS, ORDER, 4);
        ticks.changed(ORDERS, ORDER, 4);
        ticks.changed(ORDERS, ORDER, 3);
        ticks.changed(ORDERS, ORDER, 5);

        assertThat(watcher.getItems()).containsExactly(0L, 4L, 5L);
    }

    @Test
    void tellNothingOfOtherThings() {
        AssertSubscriber<Long> watcher = watching(Long.MAX_VALUE);

        ticks.changed("checkout.changes", ORDER, 4);
        ticks.changed(ORDERS, new UUID(3, 2), 4);

        assertThat(watcher.getItems()).containsExactly(0L);
    }

    @Test
    void skipToTheLatestForAWatcherWithoutTime() {
        AssertSubscriber<Long> busy = watching(1);

        for (long version = 1; version <= 1000; version++) {
            ticks.changed(ORDERS, ORDER, version);
        }
        busy.request(10);

        assertThat(busy.getItems()).containsExactly(0L, 1000L);
    }

    @Test
    void areForgottenWithTheirLastWatcher() {
        AssertSubscriber<Long> one = watching(1);
        AssertSubscriber<Long> other = watching(1);

        one.cancel();
        assertThat(ticks.count()).isEqualTo(1);
        other.cancel();

        assertThat(ticks.isWatched()).isFalse();
    }

    private AssertSubscriber<Long> watching(long demand) {
        return ticks.watch(ORDERS, ORDER).subscribe().withSubscriber(AssertSubscriber.create(demand));
    }
}
