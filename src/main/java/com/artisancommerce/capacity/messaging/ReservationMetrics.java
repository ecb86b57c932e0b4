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
import java.util.List;

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

    void count(List<ReserveCapacity> commands, List<ReservationAnswered> answers) {
        Instant now = clock.now();
        commands.forEach(command -> acceptedToAnswered.record(Duration.between(command.acceptedAt(), now)));
        answers.forEach(answer -> registry.counter("artisan.reservations", "outcome", Columns.word(answer.outcome()))
                .increment());
    }
}
