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
 * @param freeMinutes of the share that is sold, what is left when all that is promised takes the first of it; those of all weeks add up to what
 *     admission still takes in today, and weeks beyond its horizon have none
 * @param overCommittedMinutes of the work of this week, what lies beyond all that may be sold within the horizon
 */
public record WeekLoad(
        LocalDate monday,
        long capacityMinutes,
        long sellableMinutes,
        long soldMinutes,
        long heldMinutes,
        long freeMinutes,
        long overCommittedMinutes) {}
