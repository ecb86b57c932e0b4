package com.artisancommerce.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Whether a piece can still be had by a day.
 *
 * @param delivery of an order placed today; empty when nobody can say
 * @param onTime the probability that it is delivered by the day, in [0, 1]
 * @param orderBy the last day, in the artisan's zone, on which an order is promised by then, if the queue stays as it is
 * @param missed why there is none
 * @param zone the artisan's; empty for one without hours
 */
public record DeadlineAnswer(
        Optional<DateEstimate> delivery,
        double onTime,
        Optional<LocalDate> orderBy,
        Optional<Missed> missed,
        Optional<ZoneId> zone) {

    /** Of an artisan who has stated no hours. */
    public static final DeadlineAnswer NO_HOURS =
            new DeadlineAnswer(Optional.empty(), 0, Optional.empty(), Optional.of(Missed.NO_HOURS), Optional.empty());

    public boolean fits() {
        return missed.isEmpty();
    }

    /** The first instant that is too late: the midnight that ends the last day. */
    public Optional<Instant> orderBefore() {
        return orderBy.flatMap(
                day -> zone.map(place -> day.plusDays(1).atStartOfDay(place).toInstant()));
    }

    /** Why it cannot be had by then. */
    public enum Missed {
        /** The promise would be later. */
        TOO_LATE,
        /** The artisan has no room. */
        FULL,
        PAUSED,
        NO_HOURS;

        public static Missed of(Admission.Refused refused) {
            return switch (refused) {
                case Admission.Full full -> FULL;
                case Admission.Paused paused -> PAUSED;
                case Admission.NoHours none -> NO_HOURS;
                case Admission.DateMoved moved -> TOO_LATE;
            };
        }
    }
}
