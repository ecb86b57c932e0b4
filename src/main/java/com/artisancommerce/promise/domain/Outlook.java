package com.artisancommerce.promise.domain;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Risk;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a piece today.
 *
 * @param delivery null when nobody can say
 * @param risk of the promise that binds now
 * @param reason why it may be late, in words that the customer reads
 */
public record Outlook(LocalDate today, @Nullable DateEstimate delivery, Risk risk, String reason) {

    /** Of a piece that is still to be made: what left its queue has no risk any more. */
    public static Outlook of(LocalDate today, EntryView view) {
        Risk risk = Objects.requireNonNull(view.risk(), "a piece that is made has a risk");
        return switch (view.estimate()) {
            case Estimate.Known known ->
                new Outlook(
                        today, known.delivery(), risk, "The work before and on this piece takes longer than expected.");
            case Estimate.Unknown unknown ->
                new Outlook(today, null, risk, unknown.reason().text());
        };
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
