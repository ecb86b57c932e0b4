package com.artisancommerce.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever the rows, a volley fits one batch of the producer, and nothing changes its order. */
class VolleysTest {

    @Test
    void keepsTheOrderAndFitsABatchUnlessARowAloneDoesNot() {
        Random random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            List<OutboxRow> rows = new ArrayList<>();
            for (int id = 0; id < random.nextInt(300); id++) {
                rows.add(row(id, random.nextInt(10) == 0 ? random.nextInt(200_000) : random.nextInt(2_000)));
            }
            List<List<OutboxRow>> volleys = Volleys.of(rows);
            assertThat(volleys.stream().flatMap(List::stream).toList()).isEqualTo(rows);
            assertThat(volleys)
                    .allSatisfy(volley -> assertThat(volley.size() == 1 || bytes(volley) < Volleys.BATCH_BYTES)
                            .isTrue());
        }
    }

    @Test
    void putsAsMuchAsFitsIntoOne() {
        List<OutboxRow> rows = new ArrayList<>();
        for (int id = 0; id < 100; id++) {
            rows.add(row(id, 300));
        }
        assertThat(Volleys.of(rows)).hasSize(1);
        assertThat(Volleys.of(List.of())).isEmpty();
    }

    private static int bytes(List<OutboxRow> volley) {
        return volley.stream().mapToInt(row -> row.payload().length()).sum();
    }

    private static OutboxRow row(long id, int length) {
        return new OutboxRow(
                id, new UUID(0, 1), new UUID(1, id), "t", "k", "y", "x".repeat(length), Map.of(), Instant.EPOCH);
    }
}
