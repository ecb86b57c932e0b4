package com.artisancommerce.platform.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two pieces of work at a time are found, the smallest first; some of them always fail. */
class SweepTest {

    private static final int AT_ONCE = 2;

    private final List<Integer> tried = new ArrayList<>();
    private final Set<Integer> due = new HashSet<>();
    private final Set<Integer> failing = new HashSet<>();
    private long nanos = Long.MAX_VALUE - 1;
    private final Sweep<Integer> sweep = new Sweep<>("Numbers", () -> nanos);

    @Test
    void oneThatFailsKeepsNoOtherFromItsTurn() {
        due.addAll(Set.of(1, 2));
        failing.add(1);

        assertThat(triedInRound()).containsExactly(1, 2);
    }

    @Test
    void manyThatFailDoNotComeFirstAgainAndAgain() {
        IntStream.rangeClosed(1, 5).forEach(due::add);
        failing.addAll(Set.of(1, 2, 3, 4));

        assertThat(triedInRound()).containsExactly(1, 2);
        assertThat(triedInRound()).containsExactly(3, 4);
        assertThat(triedInRound()).containsExactly(5);
        assertThat(triedInRound()).isEmpty();
    }

    @Test
    void whatFailsRestsLongerEachTimeUpToAMinute() {
        due.add(1);
        failing.add(1);

        List<Long> seconds = new ArrayList<>();
        for (int failures = 0; failures < 8; failures++) {
            assertThat(triedInRound()).containsExactly(1);
            long waited = 0;
            do {
                pass(Duration.ofMillis(500));
                waited += 500;
            } while (!isDueAgain());
            seconds.add(waited / 1000);
        }

        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void whatWasDoneInTheEndIsForgiven() {
        due.add(1);
        failing.add(1);
        triedInRound();
        pass(Sweep.FIRST_REST);
        triedInRound();
        failing.clear();
        pass(Sweep.FIRST_REST.multipliedBy(2));
        triedInRound();

        due.add(1);
        failing.add(1);
        assertThat(triedInRound()).containsExactly(1);
        pass(Sweep.FIRST_REST);
        assertThat(triedInRound()).containsExactly(1);
    }

    @Test
    void neverFailsAndNeitherThrows() {
        sweep.round(
                        resting -> {
                            throw new IllegalStateException("no database");
                        },
                        this::work)
                .await()
                .indefinitely();
        sweep.round(resting -> Uni.createFrom().item(List.of(1, 2)), piece -> {
                    tried.add(piece);
                    throw new IllegalStateException("no piece of work");
                })
                .await()
                .indefinitely();

        assertThat(tried).containsExactly(1, 2);
    }

    private List<Integer> triedInRound() {
        tried.clear();
        sweep.round(resting -> Uni.createFrom().item(first(resting)), this::work)
                .await()
                .indefinitely();
        return List.copyOf(tried);
    }

    private List<Integer> first(Set<Integer> except) {
        return due.stream()
                .filter(piece -> !except.contains(piece))
                .sorted()
                .limit(AT_ONCE)
                .toList();
    }

    private Uni<Void> work(Integer piece) {
        tried.add(piece);
        if (failing.contains(piece)) {
            return Uni.createFrom().failure(new IllegalStateException("cannot be done"));
        }
        due.remove(piece);
        return Uni.createFrom().voidItem();
    }

    private boolean isDueAgain() {
        List<Integer> found = new ArrayList<>();
        sweep.round(
                        resting -> {
                            found.addAll(first(resting));
                            return Uni.createFrom().item(List.of());
                        },
                        this::work)
                .await()
                .indefinitely();
        return !found.isEmpty();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
