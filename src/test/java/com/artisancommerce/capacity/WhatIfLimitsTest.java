package com.artisancommerce.capacity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would be refused if it were made is refused when it is only asked. */
class WhatIfLimitsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final WeeklyHours WEEK = WeeklyHours.weekdays(480);

    @Test
    void takesWhatTheCalendarTakes() {
        assertThatCode(() -> WhatIfLimits.require(
                        List.of(
                                new WhatIf.HoursFrom(TODAY, WEEK),
                                new WhatIf.TimeOff(TODAY.minusDays(3), TODAY.plusDays(300)),
                                new WhatIf.ExtraHours(TODAY, TODAY.plusYears(1).minusDays(1), 60),
                                new WhatIf.IntakePaused(null)),
                        TODAY))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesHoursThatWereAndDaysTooFarAwayOrTooMany() {
        refuses(new WhatIf.HoursFrom(TODAY.minusDays(1), WEEK));
        refuses(new WhatIf.HoursFrom(TODAY.plusYears(10).plusDays(1), WEEK));
        refuses(new WhatIf.TimeOff(TODAY.minusYears(2), TODAY));
        refuses(new WhatIf.TimeOff(TODAY, TODAY.plusDays(366)));
        refuses(new WhatIf.ExtraHours(TODAY.plusYears(10), TODAY.plusYears(10).plusDays(1), 60));
    }

    private static void refuses(WhatIf change) {
        assertThatThrownBy(() -> WhatIfLimits.require(List.of(change), TODAY)).isInstanceOf(ProblemException.class);
    }
}
