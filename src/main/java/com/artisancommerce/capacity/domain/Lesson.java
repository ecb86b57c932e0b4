package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a finished piece says about the artisan's pace, as far as it can be told honestly.
 *
 * <p>Minutes named at the finish count in full. Those reported on the way may lack the last hours and count half. Without any, the calendar
 * between start and finish tells, and counts a quarter, but only where the piece was the only one in hand and never laid aside, and where the
 * answer is within {@link #PLAUSIBLE} times the plan: whoever ticks off start and finish at once says nothing about the work. Curing is no work,
 * and a cancelled piece teaches nothing.
 */
public final class Lesson {
    private static final double REPORTED_ON_THE_WAY = 0.5;
    private static final double FROM_THE_CALENDAR = 0.25;
    private static final double PLAUSIBLE = 4;

    private Lesson() {}

    /**
     * The lesson of a piece that is finished now; none when there is nothing honest to say.
     *
     * @param piece as it was in production
     * @param minutes of work in all, named with the finish; null when none were
     * @param queue as it was before the finish
     */
    public static Optional<Evidence> of(Entry piece, @Nullable Long minutes, QueueState queue, Instant now) {
        long planned = piece.work().minutes();
        if (planned == 0) {
            return Optional.empty();
        }
        if (minutes != null && minutes > 0) {
            return Optional.of(Evidence.reported(planned, minutes));
        }
        return piece.workedMinutes() > 0
                ? Optional.of(new Evidence(planned, piece.workedMinutes(), REPORTED_ON_THE_WAY))
                : inferred(piece, queue, now);
    }

    private static Optional<Evidence> inferred(Entry piece, QueueState queue, Instant now) {
        Instant started = piece.milestones().startedAt();
        if (started == null || !started.equals(piece.since()) || queue.inHand().size() != 1) {
            return Optional.empty();
        }
        double planned = piece.work().minutes();
        long worked = between(queue.terms().calendar(), started, now);
        return worked < planned / PLAUSIBLE || worked > planned * PLAUSIBLE
                ? Optional.empty()
                : Optional.of(new Evidence(piece.work().minutes(), worked, FROM_THE_CALENDAR));
    }

    /** Within a day by the clock, within its hours; over several days by the calendar, the first and the last counting half. */
    private static long between(WorkCalendar calendar, Instant started, Instant finished) {
        LocalDate first = calendar.today(started);
        LocalDate last = calendar.today(finished);
        long ofFirst = calendar.minutesOn(first);
        if (first.equals(last)) {
            long byTheClock = Duration.between(started, finished).toMinutes();
            return ofFirst == 0 ? byTheClock : Math.min(byTheClock, ofFirst);
        }
        return calendar.capacity(first.plusDays(1), last) + (ofFirst + calendar.minutesOn(last)) / 2;
    }
}
