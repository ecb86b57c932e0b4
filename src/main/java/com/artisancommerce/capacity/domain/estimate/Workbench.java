package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Estimate.UnknownReason;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import java.time.LocalDate;

/** Where the work is done, as estimates see it: the day they are made on, and the hours from then on. */
record Workbench(LocalDate today, WorkCalendar calendar) {

    /** Why there is no day on which the work is done. */
    Estimate never() {
        return new Estimate.Unknown(calendar.goesOn() ? UnknownReason.TOO_FAR : UnknownReason.NO_HOURS);
    }
}
