package com.artisancommerce.promise.domain;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Risk;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a piece today.
 *
 * @param delivery null when nobody can say
 * @param risk of the promise that binds now; null when nobody can say
 * @param reason why it may be late, in words that the customer reads
 */
public record Outlook(
        LocalDate today,
        @Nullable DateEstimate delivery,
        @Nullable Risk risk,
        String reason) {

    public static Outlook of(LocalDate today, EntryView view) {
        return switch (view.estimate()) {
            case Estimate.Known known ->
                new Outlook(
                        today,
                        known.delivery(),
                        view.risk(),
                        "The work before and on this piece takes longer than expected.");
            case Estimate.Unknown unknown ->
                new Outlook(today, null, null, unknown.reason().text());
        };
    }

    /** How the promise stands. Without an estimate it is at risk until its day is over, and late from then on. */
    public Risk risk(LocalDate promisedBy) {
        if (isPast(promisedBy)) {
            return Risk.LATE;
        }
        return delivery != null && risk == Risk.ON_TRACK ? Risk.ON_TRACK : Risk.AT_RISK;
    }

    /** Whether a day is more likely missed than met. */
    boolean isPast(LocalDate day) {
        return delivery == null ? today.isAfter(day) : delivery.p50().isAfter(day);
    }

    /** The day that can be offered: met in nine of ten cases; null when nobody can say. */
    public @Nullable LocalDate offer() {
        return delivery == null ? null : delivery.p90();
    }
}
