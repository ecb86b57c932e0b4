package com.artisancommerce.bench.calibration;

import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Spread;
import java.time.LocalDate;

/**
 * What a customer was told when ordering, by the product and by its rivals.
 *
 * @param number of the order, from 1, among those of its artisan
 * @param calendar as it was known on that day
 * @param weeklyMinutes of a usual week
 * @param ours minutes of work until the piece is made, as estimated
 * @param oracle the same, by one who knows the artisan's true pace
 * @param p50 the day it was said to be ready as likely as not
 * @param p90 the day promised
 * @param plannedMinutes of all orders ahead and the own one, in full: the weight of the naive rule
 */
record Promise(
        int number,
        LocalDate day,
        WorkCalendar calendar,
        int weeklyMinutes,
        Spread ours,
        Spread oracle,
        LocalDate p50,
        LocalDate p90,
        long plannedMinutes) {

    /**
     * What became of it.
     *
     * @param made the day the piece was made
     * @param minutes of the calendar as it was promised that had gone by then
     */
    record Kept(Promise promise, LocalDate made, long minutes) {}
}
