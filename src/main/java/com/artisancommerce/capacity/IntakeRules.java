package com.artisancommerce.capacity;

import com.artisancommerce.capacity.domain.HoldTimes;
import com.artisancommerce.capacity.domain.Intake;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.platform.TenantId;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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

    ReservationBatch batch(Map<TenantId, Locked> shops, Map<UUID, ReservationAnswered> known) {
        return batch(shops, known, config.hold());
    }

    ReservationBatch batch(Map<TenantId, Locked> shops, Map<UUID, ReservationAnswered> known, Duration holdFor) {
        Map<TenantId, Intake> intakes = new HashMap<>();
        shops.forEach((shop, locked) -> intakes.put(shop, new Intake(locked.states(), estimator, holdFor)));
        Instant now = shops.values().iterator().next().now();
        return new ReservationBatch(intakes, known, now, config.reserveWithin());
    }

    /** For an artisan of whom nothing is known; whoever asks about one says the pace. */
    @Produces
    @Singleton
    static Estimator estimator() {
        return new LognormalEstimator(Experience.NONE.pace());
    }
}
