package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import java.time.LocalDate;

/** Turns the work ahead and a piece's own work into dates, in constant time. */
public interface Estimator {

    /**
     * When a piece will be ready and delivered.
     *
     * @param own what is left of its own work
     */
    Estimate estimate(LocalDate today, WorkCalendar calendar, Load ahead, WorkItem own, Transit transit);
}
