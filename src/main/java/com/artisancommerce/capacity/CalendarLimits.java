package com.artisancommerce.capacity;

import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How far a calendar reaches, and how long a range of days may be. */
final class CalendarLimits {

    static final int YEARS_AHEAD = 10;
    static final int YEARS_BACK = 1;
    static final int LONGEST_RANGE_DAYS = 366;

    private CalendarLimits() {}

    /** @throws ProblemException 422 beyond the limits */
    static void require(SpecialDays days, LocalDate today) {
        require("", days, today);
    }

    /** @param pointer to where the days are stated */
    static void require(String pointer, SpecialDays days, LocalDate today) {
        requireNear(pointer + "/from", days.from(), today);
        requireNear(pointer + "/to", days.to(), today);
        if (ChronoUnit.DAYS.between(days.from(), days.to()) >= LONGEST_RANGE_DAYS) {
            throw ProblemType.INVALID_REQUEST
                    .because("One exception has at most %d days. Use several for more.", LONGEST_RANGE_DAYS)
                    .at(pointer + "/to", "more than " + LONGEST_RANGE_DAYS + " days after from");
        }
        if (days.kind() == SpecialDays.Kind.EXTRA && days.minutes() == 0) {
            throw ProblemType.INVALID_REQUEST
                    .because("Extra hours need the minutes that each day has more than otherwise.")
                    .at(pointer + "/minutes", "must be at least 1");
        }
    }

    /** Hours can be planned, but what was cannot be changed. */
    static void requireAhead(String pointer, LocalDate from, LocalDate today) {
        requireNear(pointer, from, today);
        if (from.isBefore(today)) {
            throw ProblemType.INVALID_REQUEST
                    .because(
                            "Hours can be planned from today (%s) on, not from %s: what was cannot be changed.",
                            today, from)
                    .at(pointer, "before today");
        }
    }

    static void requireNear(String pointer, LocalDate day, LocalDate today) {
        if (day.isAfter(today.plusYears(YEARS_AHEAD)) || day.isBefore(today.minusYears(YEARS_BACK))) {
            throw ProblemType.INVALID_REQUEST
                    .because(
                            "A calendar reaches %d year back and %d years ahead; %s is beyond.",
                            YEARS_BACK, YEARS_AHEAD, day)
                    .at(pointer, "too far away");
        }
    }
}
