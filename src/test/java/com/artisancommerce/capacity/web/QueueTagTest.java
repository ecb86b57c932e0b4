package com.artisancommerce.capacity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.api.QueueJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QueueTagTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final UUID artisan = UUID.randomUUID();

    @Test
    void isTheSameAsLongAsTheAnswerIs() {
        assertThat(QueueWire.tag(queue(NOON, 2))).isEqualTo(QueueWire.tag(queue(NOON.plusSeconds(1), 2)));
    }

    @Test
    void differsWhenTimeAloneChangedTheAnswer() {
        assertThat(QueueWire.tag(queue(NOON, 2))).isNotEqualTo(QueueWire.tag(queue(NOON.plusSeconds(1), 1)));
    }

    private QueueJson queue(Instant computedAt, int waiting) {
        return new QueueJson(artisan, 7L, computedAt, "Europe/Vienna", waiting, 60L, 0L, 0L, List.of());
    }
}
