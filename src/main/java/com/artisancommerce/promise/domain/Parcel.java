package com.artisancommerce.promise.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An order that has arrived. Its pieces travel together, so each of them is judged by the latest day that was first promised for any that
 * was made: a piece that was promised early was never promised to come alone.
 *
 * @param on the day on which it arrived
 */
public record Parcel(LocalDate on, Instant now) {

    /** What it means for the pieces of the order, those that were called off among them. */
    public List<Step> steps(List<Ledger> order) {
        Optional<LocalDate> due = order.stream()
                .filter(ledger -> !ledger.isCalledOff())
                .map(Ledger::first)
                .max(Comparator.naturalOrder());
        return due.map(day -> order.stream()
                        .map((Ledger ledger) -> ledger.delivered(on, day, now))
                        .toList())
                .orElse(List.of());
    }
}
