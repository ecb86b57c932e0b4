package com.artisancommerce.capacity;

import java.time.Instant;
import java.util.Optional;

/**
 * What an order placed now would get. Binds nobody and reads no entry.
 *
 * @param refusal why it could not be ordered now; the estimate then says when it would be made if it were
 * @param basis what the artisan's pace is known from
 * @param sampleSize finished pieces that it was learned from
 * @param queueVersion the version of the queue it was computed from
 */
public record Quote(
        int position,
        int entriesAhead,
        long minutesAhead,
        Estimate estimate,
        Optional<Admission.Refused> refusal,
        Basis basis,
        int sampleSize,
        Instant computedAt,
        long queueVersion) {}
