package com.artisancommerce.capacity.domain;

import com.artisancommerce.capacity.Change;
import com.artisancommerce.capacity.Change.Reach;
import com.artisancommerce.capacity.ChangeKind;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.HistoryLine;
import com.artisancommerce.capacity.HistoryLine.About;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry stands where it stands: told from the log of its queue, which has one line a change and none per entry. Time grows with the
 * number of lines.
 *
 * <p>While it waits, whatever changes its position or the work ahead of it is a line; once it is started, only its own steps and the
 * artisan's hours are. Lines of a kind that follow each other are told as one.
 */
public final class History {

    private static final long NOTHING_TOLD = -1;

    private final Subject subject;
    private final long told;
    private final List<Effect> effects = new ArrayList<>();
    private boolean waits = true;
    private boolean made;

    private History(Subject subject, long told) {
        this.subject = subject;
        this.told = told;
    }

    /**
     * Whose history it is.
     *
     * @param orderKey its place now
     * @param positionHeld when it took its place; null when nobody can tell
     * @param positionNow null when it does not wait
     */
    public record Subject(
            EntryId entry,
            Instant heldAt,
            long orderKey,
            @Nullable Integer positionHeld,
            @Nullable Integer positionNow) {}

    /** @param log the lines since the hold, oldest first */
    public static List<HistoryLine> of(Subject subject, List<Change> log) {
        return of(subject, log, NOTHING_TOLD);
    }

    /** @param told the version up to which somebody knows the history; what follows is told apart from it */
    public static List<HistoryLine> of(Subject subject, List<Change> log, long told) {
        History history = new History(subject, told);
        long[] keys = keysBefore(subject, log);
        for (int i = 0; i < log.size(); i++) {
            history.take(log.get(i), keys[i]);
        }
        return history.lines();
    }

    /** The entry's key before each line, from its key now and the places that reorders gave it. */
    private static long[] keysBefore(Subject subject, List<Change> log) {
        long[] keys = new long[log.size()];
        long key = subject.orderKey();
        for (int i = log.size() - 1; i >= 0; i--) {
            key = own(subject, log.get(i)).map(Change.Place::fromKey).orElse(key);
            keys[i] = key;
        }
        return keys;
    }

    private static Optional<Change.Place> own(Subject subject, Change change) {
        return change.places().stream()
                .filter(place -> place.entry().equals(subject.entry()))
                .findFirst();
    }

    private void take(Change change, long key) {
        Optional<Change.Place> own = own(subject, change);
        Optional<Change.Place> moved = own.filter(place -> !place.respaced());
        if (moved.isPresent()) {
            effects.add(new Effect(change, About.ENTRY, moved.get().later(), null));
        } else if (subject.entry().equals(change.entry())) {
            step(change);
        } else if (change.kind() == ChangeKind.HOURS_CHANGED || change.kind() == ChangeKind.CALENDAR_CHANGED) {
            effectUnlessMade(change);
        } else if (waits && change.kind() == ChangeKind.MOVED) {
            passed(change, key, own.map(Change.Place::toKey).orElse(key)).ifPresent(effects::add);
        } else if (waits) {
            effect(change, key).ifPresent(effects::add);
        }
    }

    private void step(Change change) {
        switch (change.kind()) {
            case STARTED, RELEASED, EXPIRED -> waits = false;
            case FINISHED, CANCELLED -> {
                waits = false;
                made = true;
            }
            default -> {}
        }
        effects.add(new Effect(change, About.ENTRY, 0, 0));
    }

    private void effectUnlessMade(Change change) {
        if (!made) {
            effects.add(new Effect(change, About.QUEUE, 0, 0));
        }
    }

    /** What another entry's step means for one that waits at that key; empty when nothing. */
    private static Optional<Effect> effect(Change change, long key) {
        boolean covered = change.reach().covers(key);
        return switch (change.kind()) {
            case STARTED -> Optional.of(started(change, key));
            case FINISHED -> Optional.of(new Effect(change, About.OTHERS, change.minutes(), 0));
            case WORKED, OVERRAN ->
                covered ? Optional.of(new Effect(change, About.OTHERS, change.minutes(), 0)) : Optional.empty();
            case RELEASED, EXPIRED ->
                covered ? Optional.of(new Effect(change, About.OTHERS, change.minutes(), -1)) : Optional.empty();
            case CANCELLED -> covered ? Optional.of(cancelled(change)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A piece from ahead makes room in the queue and stays ahead in hand; one from behind comes first now. */
    private static Effect started(Change change, long key) {
        return change.reach().covers(key)
                ? new Effect(change, About.OTHERS, change.minutes(), 0)
                : new Effect(change, About.OTHERS, 0, -1);
    }

    private static Effect cancelled(Change change) {
        boolean inHand = change.reach().equals(Reach.EVERYBODY);
        return new Effect(change, About.OTHERS, change.minutes(), inHand ? 0 : -1);
    }

    private static Optional<Effect> passed(Change change, long keyBefore, long keyAfter) {
        long minutes = 0;
        int ranks = 0;
        for (Change.Place place : change.places()) {
            int passes = place.respaced() ? 0 : passes(place, keyBefore, keyAfter);
            minutes += passes * place.minutes();
            ranks += passes;
        }
        return minutes == 0 && ranks == 0
                ? Optional.empty()
                : Optional.of(new Effect(change, About.OTHERS, minutes, ranks));
    }

    /** 1 when it comes before the entry now, -1 when it comes after it, 0 when it stays on its side. */
    private static int passes(Change.Place place, long keyBefore, long keyAfter) {
        boolean was = place.fromKey() < keyBefore;
        boolean is = place.toKey() < keyAfter;
        return is == was ? 0 : is ? 1 : -1;
    }

    private List<HistoryLine> lines() {
        Integer[] positions = new Positions(subject, effects).before();
        List<HistoryLine> lines = new ArrayList<>();
        lines.add(beginning(positions[0]));
        for (int first = 0; first < effects.size(); ) {
            int end = endOfKind(first);
            lines.add(line(effects.subList(first, end), positions[first], positions[end]));
            first = end;
        }
        return lines.stream().filter(line -> line.version() > told).toList();
    }

    private HistoryLine beginning(@Nullable Integer position) {
        String text = HistoryWords.text(ChangeKind.HELD);
        return new HistoryLine(0, subject.heldAt(), ChangeKind.HELD, About.ENTRY, 1, text, 0, null, position, null);
    }

    private int endOfKind(int first) {
        int end = first + 1;
        while (end < effects.size()
                && effects.get(end - 1).change().version() != told
                && effects.get(first).isLike(effects.get(end))) {
            end++;
        }
        return end;
    }

    private static HistoryLine line(
            List<Effect> folded, @Nullable Integer positionBefore, @Nullable Integer positionAfter) {
        Effect last = folded.getLast();
        Change change = last.change();
        long minutes = folded.stream().mapToLong(Effect::minutes).sum();
        return new HistoryLine(
                change.version(),
                change.at(),
                change.kind(),
                last.about(),
                folded.size(),
                HistoryWords.text(change, last.about(), folded.size(), minutes),
                minutes,
                positionBefore,
                positionAfter,
                change.actor());
    }

    /**
     * What a change means for the entry.
     *
     * @param ranks by which its position changes; null when that is not known
     */
    record Effect(
            Change change,
            About about,
            long minutes,
            @Nullable Integer ranks) {

        /** Told together: others', of a kind, in the same direction, for the same reason and by the same hand. */
        boolean isLike(Effect next) {
            return about == About.OTHERS
                    && next.about == About.OTHERS
                    && change.kind() == next.change.kind()
                    && Long.signum(minutes) == Long.signum(next.minutes)
                    && Objects.equals(change.reason(), next.change.reason())
                    && Objects.equals(change.actor(), next.change.actor());
        }

        /** The entry waits no longer. */
        boolean leaves() {
            return about == About.ENTRY
                    && switch (change.kind()) {
                        case STARTED, RELEASED, EXPIRED, CANCELLED -> true;
                        default -> false;
                    };
        }
    }
}
