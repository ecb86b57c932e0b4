package com.artisancommerce.capacity;

import com.artisancommerce.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.List;

/** What may be asked: a change that would be refused if it were really made has no answer. */
final class WhatIfLimits {

    private WhatIfLimits() {}

    /** @throws ProblemException 422 as the calendar's own operations would, with a pointer into the changes */
    static void require(List<WhatIf> changes, LocalDate today) {
        for (int i = 0; i < changes.size(); i++) {
            String pointer = "/changes/" + i;
            switch (changes.get(i)) {
                case WhatIf.TimeOff off -> CalendarLimits.require(pointer, off.days(), today);
                case WhatIf.ExtraHours extra -> CalendarLimits.require(pointer, extra.days(), today);
                case WhatIf.HoursFrom hours -> CalendarLimits.requireAhead(pointer + "/from", hours.from(), today);
                case WhatIf.IntakePaused pause -> {}
                case WhatIf.Reordered reorder -> {}
                case WhatIf.Cancelled cancel -> {}
                case WhatIf.Ordered order -> {}
            }
        }
    }
}
