package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Estimate.Part;
import com.artisancommerce.capacity.Estimate.PartCode;
import com.artisancommerce.capacity.Estimate.UnknownReason;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exact queue arithmetic, as if all work took just the planned minutes: the calendar day on which the work ahead and the piece's
 * own are done, then whole days of passive time, then the carrier's range. Only the carrier spreads p50 and p90.
 */
public final class PlainEstimator implements Estimator {
    private static final long MINUTES_A_DAY = 1440;

    @Override
    public Estimate estimate(LocalDate today, WorkCalendar calendar, Load ahead, WorkItem own, Transit transit) {
        Optional<LocalDate> made = calendar.finish(today, ahead.minutes() + own.minutes());
        if (made.isEmpty()) {
            return new Estimate.Unknown(calendar.goesOn() ? UnknownReason.TOO_FAR : UnknownReason.NO_HOURS);
        }
        LocalDate begun = calendar.finish(today, ahead.minutes()).orElseThrow();
        LocalDate ready = made.get().plusDays(passiveDays(own));
        return new Estimate.Known(
                new DateEstimate(ready, ready),
                new DateEstimate(ready.plusDays(transit.middleDays()), ready.plusDays(transit.maxDays())),
                explain(calendar, new Span(today, begun, made.get()), ahead, own, transit));
    }

    /** Passive time is elapsed time: it begins at the end of the day the work is done, and a part of a day is a day. */
    private static long passiveDays(WorkItem own) {
        return Math.ceilDiv(own.passiveMinutes(), MINUTES_A_DAY);
    }

    private static List<Part> explain(WorkCalendar calendar, Span span, Load ahead, WorkItem own, Transit transit) {
        long waiting = calendar.workingDays(span.today, span.begun);
        long working = calendar.workingDays(span.begun, span.made);
        long off = ChronoUnit.DAYS.between(span.today, span.made) - waiting - working;
        List<Part> parts = new ArrayList<>(5);
        parts.add(new Part(PartCode.WAITING_FOR_OTHERS, waiting, ahead.minutes()));
        parts.add(new Part(PartCode.OWN_WORK, working, own.minutes()));
        if (off > 0) {
            parts.add(new Part(PartCode.DAYS_OFF, off, 0));
        }
        if (own.passiveMinutes() > 0) {
            parts.add(new Part(PartCode.PASSIVE, passiveDays(own), own.passiveMinutes()));
        }
        parts.add(new Part(PartCode.CARRIER, transit.maxDays(), 0));
        return parts;
    }

    /** From today over the day this piece is taken up to the day its work is done. */
    private record Span(LocalDate today, LocalDate begun, LocalDate made) {}
}
