package com.artisancommerce.platform;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The one place that asks the machine for the time, in microseconds as PostgreSQL keeps it. */
@Singleton
public class Clock {

    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
