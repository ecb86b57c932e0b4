package com.artisancommerce.capacity;

import java.time.LocalDate;

/** A date as likely as not (p50), and one that holds nine times out of ten (p90). */
public record DateEstimate(LocalDate p50, LocalDate p90) {
    public DateEstimate {
        if (p90.isBefore(p50)) {
            throw new IllegalArgumentException("The 90 % date " + p90 + " lies before the 50 % date " + p50);
        }
    }
}
