package com.artisancommerce.capacity;

import java.time.LocalDate;

/**
 * How one week is used, in minutes of work. Days that are over count no more, neither as hours nor as work.
 *
 * @param monday the first day of the ISO week, where the artisan lives
 * @param capacityMinutes hours of the calendar
 * @param sellableMinutes the share of them that is sold
 * @param soldMinutes confirmed work that falls into the week when all work is done in its order at full hours
 * @param heldMinutes the same of active holds
 * @param overCommittedMinutes of the work of this week, what lies beyond all that may be sold within the horizon
 */
public record WeekLoad(
        LocalDate monday,
        long capacityMinutes,
        long sellableMinutes,
        long soldMinutes,
        long heldMinutes,
        long overCommittedMinutes) {

    /** What could still be sold. */
    public long freeMinutes() {
        return Math.max(0, sellableMinutes - soldMinutes - heldMinutes);
    }
}
