package com.artisancommerce.promise.domain;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.promise.PromiseStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a piece today, held against promises.
 *
 * @param delivery null when nobody can say
 * @param reason why it may be late, in words that the customer reads
 */
public record Outlook(LocalDate today, @Nullable DateEstimate delivery, String reason) {

    public static Outlook of(LocalDate today, Estimate estimate) {
        return switch (estimate) {
            case Estimate.Known known ->
                new Outlook(today, known.delivery(), "The work before and on this piece takes longer than expected.");
            case Estimate.Unknown unknown ->
                new Outlook(today, null, unknown.reason().text());
        };
    }

    /** How a promise stands. Without an estimate it is at risk until its day is over, and late from then on. */
    public PromiseStatus status(LocalDate promisedBy) {
        if (delivery == null) {
            return today.isAfter(promisedBy) ? PromiseStatus.LATE : PromiseStatus.AT_RISK;
        }
        return PromiseStatus.of(delivery, promisedBy);
    }

    /** The day that can be offered: met in nine of ten cases; null when nobody can say. */
    public @Nullable LocalDate offer() {
        return delivery == null ? null : delivery.p90();
    }
}
