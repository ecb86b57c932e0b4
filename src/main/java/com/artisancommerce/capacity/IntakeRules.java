package com.artisancommerce.capacity;

import com.artisancommerce.capacity.domain.HoldTimes;
import com.artisancommerce.capacity.domain.Intake;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** The rules by which this deployment takes work in. */
@Singleton
class IntakeRules {

    private final CapacityConfig config;
    private final Estimator estimator;

    IntakeRules(CapacityConfig config, Estimator estimator) {
        this.config = config;
        this.estimator = estimator;
    }

    HoldTimes holdTimes() {
        return new HoldTimes(config.hold(), config.holdLimit());
    }

    ReservationBatch batch(Locked locked, Map<UUID, ReservationAnswered> known) {
        return batch(locked, known, config.hold());
    }

    ReservationBatch batch(Locked locked, Map<UUID, ReservationAnswered> known, Duration holdFor) {
        Intake intake = new Intake(locked.states(), estimator, holdFor);
        return new ReservationBatch(intake, known, locked.now(), config.reserveWithin());
    }

    /** For an artisan of whom nothing is known; whoever asks about one says the pace. */
    @Produces
    @Singleton
    static Estimator estimator() {
        return new LognormalEstimator(Experience.NONE.pace());
    }
}
