package com.artisancommerce.capacity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something that might happen to a queue. */
public sealed interface WhatIf {
    /** So many at once, at most. */
    int MOST_CHANGES = 20;

    /**
     * Days without work.
     *
     * @param to the last of them
     */
    record TimeOff(LocalDate from, LocalDate to) implements WhatIf {
        public TimeOff {
            requireInOrder(from, to);
        }

        public SpecialDays days() {
            return SpecialDays.off(from, to);
        }
    }

    /** Another week from a day on, until a later version that is stated already. */
    record HoursFrom(LocalDate from, WeeklyHours weekly) implements WhatIf {}

    /**
     * More minutes on each of some days.
     *
     * @param to the last of them
     */
    record ExtraHours(LocalDate from, LocalDate to, int minutes) implements WhatIf {
        public ExtraHours {
            requireInOrder(from, to);
            if (minutes < 1 || minutes > WeeklyHours.MINUTES_OF_A_DAY) {
                throw new IllegalArgumentException("A day has room for 1 to 1440 extra minutes, not " + minutes);
            }
        }

        public SpecialDays days() {
            return new SpecialDays(from, to, SpecialDays.Kind.EXTRA, minutes);
        }
    }

    /**
     * No new work is taken in.
     *
     * @param until the first day of intake again; null when it is not known
     */
    record IntakePaused(@Nullable LocalDate until) implements WhatIf {}

    /** Another order of work. */
    record Reordered(Reorder reorder) implements WhatIf {}

    /** An entry is called off. */
    record Cancelled(EntryId entry) implements WhatIf {}

    /** Somebody orders so much work. */
    record Ordered(WorkItem work, Transit transit) implements WhatIf {}

    private static void requireInOrder(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Days from " + from + " cannot end before, on " + to);
        }
    }
}
