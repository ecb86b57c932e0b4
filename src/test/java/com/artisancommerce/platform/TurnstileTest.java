package com.artisancommerce.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final Turnstile turnstile = new Turnstile(2);
    private final List<String> inside = new ArrayList<>();

    @Test
    void letsSoManyInAndTheOthersInTheirOrder() {
        for (String visitor : List.of("Ada", "Ben", "Cleo", "Dora")) {
            turnstile.enter(() -> inside.add(visitor));
        }
        assertThat(inside).containsExactly("Ada", "Ben");
        assertThat(turnstile.waiting()).isEqualTo(2);

        turnstile.leave();
        assertThat(inside).containsExactly("Ada", "Ben", "Cleo");

        turnstile.leave();
        turnstile.leave();
        turnstile.leave();
        turnstile.enter(() -> inside.add("Emil"));
        assertThat(inside).containsExactly("Ada", "Ben", "Cleo", "Dora", "Emil");
    }

    @Test
    void lettingInThousandsWhoLeaveAtOnceNeedsNoStack() {
        AtomicInteger passed = new AtomicInteger();
        turnstile.enter(() -> {});
        turnstile.enter(() -> {});
        for (int i = 0; i < 100_000; i++) {
            turnstile.enter(() -> {
                passed.incrementAndGet();
                turnstile.leave();
            });
        }
        assertThat(passed).hasValue(0);

        turnstile.leave();

        assertThat(passed).hasValue(100_000);
    }

    @Test
    void neverMoreAreInsideWhoeverComesFromWhichThread() throws InterruptedException {
        int visitors = 20_000;
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(visitors);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < visitors; i++) {
                threads.execute(() -> turnstile.enter(() -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    threads.execute(() -> {
                        now.decrementAndGet();
                        turnstile.leave();
                        all.countDown();
                    });
                }));
            }
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most).hasValue(2);
        assertThat(turnstile.waiting()).isZero();
    }
}
