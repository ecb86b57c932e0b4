package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import java.time.LocalDate;

/** Turns the work ahead and a piece's own work into dates, in constant time. */
public interface Estimator {

    /** The estimator for an artisan of that pace. */
    Estimator with(Pace pace);

    /** What is left of a piece in hand, given the minutes it was worked on. */
    Load inHand(long planned, long expected, long worked);

    /** Answers for one day and its calendar; fast where the work ahead grows from question to question. Not for sharing. */
    Sitting at(LocalDate today, WorkCalendar calendar);

    /** When one piece will be ready and delivered. */
    default Estimate estimate(LocalDate today, WorkCalendar calendar, Load ahead, Piece own) {
        return at(today, calendar).estimate(ahead, own);
    }

    /** Answers for one day. */
    interface Sitting {

        /** When a piece will be ready and delivered. */
        Estimate estimate(Load ahead, Piece own);

        /** The probability that it is delivered by a day, in keeping with the dates of its estimate. */
        double onTime(Load ahead, Piece own, Estimate.Known estimate, LocalDate by);
    }
}
