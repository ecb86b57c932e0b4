package com.artisancommerce.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacingTest {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final List<Long> starts = new CopyOnWriteArrayList<>();

    @Test
    void worksOftenEnoughAndNoMore() {
        Paced paced = new Paced("test", INTERVAL, () -> {
            starts.add(System.nanoTime());
            return Uni.createFrom().voidItem();
        });

        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            paced.ask();
            return starts.size() == 4;
        });
        long last = System.nanoTime();
        paced.ask();
        await().until(() -> starts.getLast() >= last);

        Duration all = Duration.ofNanos(starts.getLast() - starts.getFirst());
        assertThat(all).isGreaterThan(INTERVAL.multipliedBy(starts.size() - 2L));
        assertThat(starts).hasSizeBetween(5, 6);
    }

    @Test
    void neverWorksTwiceAtOnceAndOnceMoreAfterBeingAskedMeanwhile() {
        List<UniEmitter<? super Void>> running = new CopyOnWriteArrayList<>();
        Paced paced =
                new Paced("test", Duration.ofMillis(1), () -> Uni.createFrom().emitter(running::add));

        paced.ask();
        await().until(() -> running.size() == 1);
        paced.ask();
        paced.ask();
        await().during(Duration.ofMillis(100)).until(() -> running.size() == 1);
        running.getFirst().complete(null);

        await().until(() -> running.size() == 2);
        running.getLast().complete(null);
        await().during(Duration.ofMillis(100)).until(() -> running.size() == 2);
    }

    @Test
    void goesOnAfterAFailure() {
        AtomicInteger calls = new AtomicInteger();
        Paced paced = new Paced("pass this test", Duration.ofMillis(1), () -> {
            calls.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });

        paced.ask();
        await().until(() -> calls.get() == 1);
        paced.ask();

        await().until(() -> calls.get() == 2);
    }
}
