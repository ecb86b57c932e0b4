package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.WeekLoad;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A queue's work laid onto its calendar, in the order of work and at full hours, and summed by ISO week.
 *
 * <p>All work is one line of minutes that begins today, and so is the calendar; a week is a stretch of it. So the weeks up to the end of
 * the work add up to the queue's totals, and their over-committed minutes to those that admission sees: the last ones, beyond what may
 * be sold. What is free lies on the line of the minutes that are sold, behind all that is promised.
 */
public final class Utilisation {
    private final Terms terms;
    private final LocalDate today;
    private final List<Piece> pieces = new ArrayList<>();
    private final long sellable;
    private final long active;

    public Utilisation(Queue queue, Instant now) {
        this.terms = queue.terms();
        this.today = terms.calendar().today(now);
        this.sellable = terms.sellable(today);
        long end = 0;
        for (Entry entry : inOrder(queue, now)) {
            long begin = end;
            end += entry.remainingMinutes();
            pieces.add(new Piece(begin, end, entry.state().isHold()));
        }
        this.active = end;
    }

    /** Minutes promised beyond what may be sold, in whatever week. */
    public long overCommittedMinutes() {
        return Math.max(0, active - sellable);
    }

    /** So many weeks, from that of a day on. */
    public List<WeekLoad> weeks(LocalDate from, int count) {
        LocalDate monday = from.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<WeekLoad> weeks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            weeks.add(week(monday.plusWeeks(i)));
        }
        return List.copyOf(weeks);
    }

    /** What is on the table first, then by key. */
    private static List<Entry> inOrder(Queue queue, Instant now) {
        return Stream.concat(
                        queue.inHand().stream(),
                        queue.entries().stream()
                                .filter(entry -> entry.stateAt(now).isWaiting()))
                .toList();
    }

    private WeekLoad week(LocalDate monday) {
        long begin = terms.calendar().capacity(today, monday);
        long end = terms.calendar().capacity(today, monday.plusWeeks(1));
        return new WeekLoad(
                monday,
                end - begin,
                terms.share(end) - terms.share(begin),
                within(begin, end, false),
                within(begin, end, true),
                overlap(terms.share(begin), terms.share(end), active, Math.max(sellable, active)),
                overlap(begin, end, sellable, Math.max(sellable, active)));
    }

    /** Pieces are in order, so the first that reaches into a week is found by halving. */
    private long within(long begin, long end, boolean held) {
        int low = 0;
        int high = pieces.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pieces.get(middle).end() > begin) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return pieces.subList(low, pieces.size()).stream()
                .takeWhile(piece -> piece.begin() < end)
                .filter(piece -> piece.held() == held)
                .mapToLong(piece -> overlap(begin, end, piece.begin(), piece.end()))
                .sum();
    }

    private static long overlap(long begin, long end, long otherBegin, long otherEnd) {
        return Math.max(0, Math.min(end, otherEnd) - Math.max(begin, otherBegin));
    }

    /** A stretch of the line of work. */
    private record Piece(long begin, long end, boolean held) {}
}
