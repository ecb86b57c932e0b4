package com.artisancommerce.capacity.domain.estimate;

import com.artisancommerce.capacity.DateEstimate;
import com.artisancommerce.capacity.Estimate.Part;
import com.artisancommerce.capacity.Estimate.PartCode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the days until the 90 % delivery date go, part by part. Put together when somebody looks: of ten thousand who wait few do at a
 * time. A list like any other, and it cannot be changed.
 */
final class Explanation extends AbstractList<Part> {
    private final Workbench bench;
    private final Load ahead;
    private final Piece own;
    private final long minutes;
    private final DateEstimate ready;
    private final DateEstimate delivery;
    private @Nullable List<Part> parts;

    /** @param minutes of work within which nine times out of ten all before the piece and the piece itself are done */
    Explanation(Workbench bench, Load ahead, Piece own, long minutes, DateEstimate ready, DateEstimate delivery) {
        this.bench = bench;
        this.ahead = ahead;
        this.own = own;
        this.minutes = minutes;
        this.ready = ready;
        this.delivery = delivery;
    }

    @Override
    public Part get(int index) {
        return parts().get(index);
    }

    @Override
    public int size() {
        return parts().size();
    }

    /** Computing it twice does no harm, so it needs no lock. */
    private List<Part> parts() {
        List<Part> known = parts;
        if (known == null) {
            known = List.copyOf(explain());
            parts = known;
        }
        return known;
    }

    private List<Part> explain() {
        LocalDate today = bench.today();
        LocalDate begun = bench.calendar().finish(today, shareAhead()).orElse(today);
        LocalDate made = ready.p90().minusDays(own.passiveDays());
        long waiting = bench.calendar().workingDays(today, begun);
        long working = bench.calendar().workingDays(begun, made);
        long off = ChronoUnit.DAYS.between(today, made) - waiting - working;
        List<Part> known = new ArrayList<>(5);
        known.add(new Part(PartCode.WAITING_FOR_OTHERS, waiting, ahead.minutes()));
        known.add(new Part(PartCode.OWN_WORK, working, own.load().minutes()));
        if (off > 0) {
            known.add(new Part(PartCode.DAYS_OFF, off, 0));
        }
        if (own.passiveMinutes() > 0) {
            known.add(new Part(PartCode.PASSIVE, own.passiveDays(), own.passiveMinutes()));
        }
        known.add(new Part(PartCode.CARRIER, ChronoUnit.DAYS.between(ready.p90(), delivery.p90()), 0));
        return known;
    }

    /** The others' share of the minutes, as large as their share of the expected work. */
    private long shareAhead() {
        long expected = ahead.expectedMinutes() + own.load().expectedMinutes();
        return minutes == expected || expected == 0
                ? ahead.expectedMinutes()
                : (long) ((double) minutes * ahead.expectedMinutes() / expected);
    }
}
