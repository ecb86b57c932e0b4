package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.Admission.Refused;
import com.artisancommerce.capacity.DeadlineAnswer;
import com.artisancommerce.capacity.DeadlineAnswer.Missed;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Load;
import com.artisancommerce.capacity.domain.estimate.Piece;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether a piece that is needed by a day can still be ordered, and until when.
 *
 * <p>An order placed on a later day meets the work ahead of today, less the hours from today until that day: nobody else is assumed to
 * order in between, and nobody to cancel. The promise then stays or falls while the queue empties, and grows day by day once it is
 * empty, so the days on which the promise is early enough are an interval that begins today, and its end is found by halving.
 */
public final class Deadline {

    private final QueueState queue;
    private final Estimator estimator;
    private final LocalDate today;
    private final Load ahead;

    public Deadline(QueueState queue, Estimator estimator, LocalDate today) {
        this.queue = queue;
        this.estimator = estimator.with(queue.experience().pace());
        this.today = today;
        this.ahead = queue.ahead(estimator);
    }

    /** @param refused why the piece could not be ordered at all today */
    public DeadlineAnswer answer(Piece own, LocalDate neededBy, Optional<Refused> refused) {
        ZoneId zone = queue.terms().calendar().zone();
        if (!(onDay(today, own) instanceof Estimate.Known known)) {
            return new DeadlineAnswer(
                    Optional.empty(), 0, Optional.empty(), Optional.of(Missed.NO_HOURS), Optional.of(zone));
        }
        double onTime = estimator.at(today, queue.terms().calendar()).onTime(ahead, own, known, neededBy);
        Optional<Missed> missed = refused.map(Missed::of)
                .or(() -> known.delivery().p90().isAfter(neededBy) ? Optional.of(Missed.TOO_LATE) : Optional.empty());
        Optional<LocalDate> orderBy = missed.isPresent() ? Optional.empty() : Optional.of(lastDay(own, neededBy));
        return new DeadlineAnswer(Optional.of(known.delivery()), onTime, orderBy, missed, Optional.of(zone));
    }

    /** Of the days from today on the last on which an order is promised in time. Today is one of them. */
    private LocalDate lastDay(Piece own, LocalDate neededBy) {
        LocalDate inTime = today;
        LocalDate late = neededBy.plusDays(1);
        while (inTime.plusDays(1).isBefore(late)) {
            LocalDate middle = inTime.plusDays(inTime.until(late, ChronoUnit.DAYS) / 2);
            if (isInTime(middle, own, neededBy)) {
                inTime = middle;
            } else {
                late = middle;
            }
        }
        return inTime;
    }

    boolean isInTime(LocalDate day, Piece own, LocalDate neededBy) {
        return onDay(day, own) instanceof Estimate.Known known
                && !known.delivery().p90().isAfter(neededBy);
    }

    private Estimate onDay(LocalDate day, Piece own) {
        return estimator.estimate(day, queue.terms().calendar(), aheadOn(day), own);
    }

    /** What is left of the work ahead when the hours until that day were worked; its mixture stays as it is. */
    private Load aheadOn(LocalDate day) {
        long worked = queue.terms().calendar().capacity(today, day);
        long left = Math.max(0, ahead.minutes() - worked);
        if (worked == 0 || ahead.minutes() == 0) {
            return ahead;
        }
        double share = (double) left / ahead.minutes();
        return new Load(
                left == 0 ? 0 : ahead.entries(),
                left,
                Math.round(ahead.expectedMinutes() * share),
                Math.round(ahead.sumOfSquares() * share));
    }
}
