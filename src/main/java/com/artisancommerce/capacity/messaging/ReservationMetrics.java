package com.artisancommerce.capacity.messaging;

import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.capacity.ReserveCapacity;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Columns;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How reservations end, and how long a customer waits from accepted to answered. */
@Singleton
class ReservationMetrics {

    private final MeterRegistry registry;
    private final Timer acceptedToAnswered;
    private final Clock clock;

    ReservationMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.acceptedToAnswered = Timer.builder("artisan.reservation.accepted.to.answered")
                .publishPercentileHistogram()
                .register(registry);
    }

    /** @param firstAnswers those that repeat an earlier one are not counted again */
    void count(List<ReserveCapacity> commands, List<ReservationAnswered> firstAnswers) {
        Instant now = clock.now();
        Map<UUID, Instant> acceptedAt = new HashMap<>();
        commands.forEach(command -> acceptedAt.putIfAbsent(command.checkoutId(), command.acceptedAt()));
        firstAnswers.forEach(answer ->
                acceptedToAnswered.record(Duration.between(acceptedAt.getOrDefault(answer.checkoutId(), now), now)));
        firstAnswers.forEach(
                answer -> registry.counter("artisan.reservations", "outcome", Columns.word(answer.outcome()))
                        .increment());
    }
}
