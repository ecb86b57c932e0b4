package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.present;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Change;
import com.artisancommerce.capacity.Change.Reach;
import com.artisancommerce.capacity.ChangeKind;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.HistoryLine;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.capacity.domain.CardBoard.Card;
import com.artisancommerce.capacity.domain.CardBoard.Outcome;
import com.artisancommerce.capacity.domain.Transition.AlreadyDone;
import com.artisancommerce.capacity.domain.Transition.Moved;
import com.artisancommerce.capacity.domain.Transition.Refused;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.domain.estimate.PaceModel;
import com.artisancommerce.platform.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A queue with a board beside it and its log. Every change is made to both, and nobody may be worse off by it without a line of the log that
 * says why.
 */
final class WatchedQueue {
    private static final TenantId SHOP = new TenantId(new UUID(7, 7));
    private static final Estimator LEARNING = new LognormalEstimator(PaceModel.UNKNOWN.pace());

    /** All that may make another entry later. */
    private static final Set<ChangeKind> WORSENING = EnumSet.of(
            ChangeKind.STARTED,
            ChangeKind.WORKED,
            ChangeKind.OVERRAN,
            ChangeKind.MOVED,
            ChangeKind.HOURS_CHANGED,
            ChangeKind.CALENDAR_CHANGED);

    private final String name;
    private final CardBoard board = new CardBoard();
    private final List<Change> log = new ArrayList<>();
    private final Map<EntryId, Integer> heldAt = new HashMap<>();
    private final Map<EntryId, Integer> linesBefore = new HashMap<>();
    private final Set<Long> holds = new HashSet<>();
    private Queue queue;

    WatchedQueue(String name, ArtisanId artisan, Terms terms, Instant now) {
        this.name = name;
        this.queue = new Queue(artisan, terms, QueueSummary.empty(now), List.of());
    }

    static WorkCalendar calendar(WeeklyHours weekly, List<SpecialDays> off) {
        return new WorkCalendar(
                ZoneId.of("Europe/Berlin"), List.of(new WeeklyVersion(LocalDate.EPOCH, weekly)), off, List.of());
    }

    Queue queue() {
        return queue;
    }

    CardBoard board() {
        return board;
    }

    List<Change> log() {
        return log;
    }

    void replay() {
        LegalPaths.replay(queue, log, holds);
    }

    /** Time alone improves: holds run out. */
    void timePassed(Instant now) {
        isInOrder(now);
    }

    void hold(QueueSummary summary, List<Entry> held, Instant now) {
        List<Entry> entries = new ArrayList<>(queue.entries());
        entries.addAll(held);
        for (long version = queue.version() + 1; version <= summary.version(); version++) {
            holds.add(version);
        }
        changed(now, () -> {
            queue = new Queue(queue.artisan(), queue.terms(), summary, entries);
            for (Entry entry : held) {
                board.hang(new Card(
                        entry.id(), entry.work().minutes(), entry.work().passiveMinutes(), now));
                heldAt.put(entry.id(), board.position(entry.id()));
                linesBefore.put(entry.id(), log.size());
            }
        });
    }

    /** Takes the same step in the queue and on the board. */
    void take(
            Instant now,
            Entry entry,
            Function<Entry, Transition> step,
            Function<Card, Outcome> move,
            @Nullable String reason) {
        Transition answer = step.apply(entry);
        Outcome expected = move.apply(board.card(entry.id()));
        assertThat(outcome(answer)).as("%s: %s", name, entry).isEqualTo(expected);
        if (answer instanceof Moved moved) {
            changed(now, () -> {
                queue = queue.apply(moved, now);
                log.add(line(moved.kind(), moved.entry().id(), moved.reach(), moved.minutes(), reason, now, List.of()));
            });
            repeatingIsHarmless(step, moved.entry(), now);
        } else if (answer instanceof Refused refused) {
            assertThat(refused.met()).isEqualTo(entry.stateAt(now));
        }
    }

    /** Once a payment has failed after the limit of any hold, the hold is over at once. */
    private void repeatingIsHarmless(Function<Entry, Transition> step, Entry after, Instant now) {
        if (after.stateAt(now) == after.state()) {
            assertThat(step.apply(after)).as("%s again: %s", name, after).isEqualTo(new AlreadyDone(after));
        }
    }

    void reorder(Reorder reorder, Instant now) {
        Reordering answer = queue.reorder(reorder, now);
        Outcome expected = board.rearrange(reorder.entries(), reorder.before());
        switch (answer) {
            case Reordering.Refused refused -> assertThat(expected).isEqualTo(Outcome.REFUSED);
            case Reordering.InPlace same -> assertThat(expected).isEqualTo(Outcome.NOTHING);
            case Reordering.Moved moved -> {
                assertThat(expected).isEqualTo(Outcome.MOVED);
                changed(now, () -> {
                    queue = moved.queue();
                    log.add(line(
                            ChangeKind.MOVED,
                            moved.one(),
                            moved.reach(),
                            moved.minutes(),
                            "gift for a wedding",
                            now,
                            moved.places()));
                });
            }
        }
    }

    void terms(Terms terms, ChangeKind kind, @Nullable String reason, Instant now) {
        changed(now, () -> {
            queue = new Queue(queue.artisan(), terms, queue.summary().apply(now), queue.entries());
            log.add(line(kind, null, Reach.EVERYBODY, 0, reason, now, List.of()));
        });
    }

    private Change line(
            ChangeKind kind,
            @Nullable EntryId entry,
            Reach reach,
            long minutes,
            @Nullable String reason,
            Instant now,
            List<Change.Place> places) {
        return new Change(
                SHOP, queue.artisan(), queue.version(), now, kind, entry, reach, minutes, reason, "maya", places);
    }

    /** I5: whoever waits and is worse off after a change has a line of just this change that says so. */
    private void changed(Instant now, Runnable change) {
        Map<EntryId, Standing> before = waiting(now);
        int lines = log.size();
        change.run();
        isInOrder(now);
        Map<EntryId, Standing> after = waiting(now);
        before.keySet().retainAll(after.keySet());
        before.forEach((entry, was) -> {
            Standing is = present(after.get(entry));
            if (rank(is) > rank(was) || is.minutesAhead() > was.minutesAhead() || isLater(is, was)) {
                assertThat(log).as("%s: a line for %s", name, entry).hasSizeGreaterThan(lines);
                Change why = log.getLast();
                assertThat(WORSENING).contains(why.kind());
                HistoryLine told = history(entry, now).getLast();
                assertThat(told.version()).as("%s: %s", name, told).isEqualTo(why.version());
                assertThat(told.text()).isNotBlank();
                boolean byHours = told.about() == HistoryLine.About.QUEUE;
                assertThat(told.worsens() || byHours)
                        .as("%s: %s worsens from %s to %s", name, told, was, is)
                        .isTrue();
            }
        });
    }

    private List<HistoryLine> history(EntryId id, Instant now) {
        Entry entry = queue.entry(id).orElseThrow();
        Integer position = queue.positions(now).get(id);
        var subject = new History.Subject(id, entry.milestones().heldAt(), entry.orderKey(), heldAt.get(id), position);
        return History.of(subject, log.subList(linesBefore.getOrDefault(id, 0), log.size()));
    }

    private static boolean isLater(Standing is, Standing was) {
        return is.estimate() instanceof Estimate.Known now
                && was.estimate() instanceof Estimate.Known before
                && now.ready().p90().isAfter(before.ready().p90());
    }

    private static int rank(Standing standing) {
        Integer position = standing.position();
        return position == null ? 0 : position;
    }

    private Map<EntryId, Standing> waiting(Instant now) {
        Map<EntryId, Standing> standings = new HashMap<>();
        queue.standings(now, LEARNING).stream()
                .filter(standing -> standing.position() != null)
                .forEach(standing -> standings.put(standing.entry(), standing));
        return standings;
    }

    private static Outcome outcome(Transition answer) {
        return switch (answer) {
            case Moved moved -> Outcome.MOVED;
            case AlreadyDone same -> Outcome.NOTHING;
            case Refused refused -> Outcome.REFUSED;
        };
    }

    /** I4: the queue says of each what the board says, its positions are dense, and its summary is what the cards add up to. */
    private void isInOrder(Instant now) {
        board.look(now);
        int waiting = 0;
        for (Standing standing : queue.standings(now, PLAIN)) {
            Card card = board.card(standing.entry());
            assertThat(standing.state().name().toLowerCase(Locale.ROOT))
                    .as(name)
                    .isEqualTo(card.column);
            assertThat(rank(standing)).isEqualTo(board.position(card.id));
            if (standing.position() != null) {
                waiting++;
                assertThat(standing.minutesAhead()).as(name).isEqualTo(board.before(card.id));
                assertThat(rank(standing)).isEqualTo(waiting);
            }
        }
        assertThat(queue.summary()).as(name).isEqualTo(addedUp());
        assertThat(queue.state(now).activeMinutes()).isEqualTo(board.promised());
        assertThat(queue.state(now).holds()).as(name).isEqualTo(held(Card::unpaid));
    }

    /** The summary, counted by hand. */
    private QueueSummary addedUp() {
        int waiting = 0;
        int inHand = 0;
        long minutes = 0;
        long squares = 0;
        long expected = 0;
        for (Card card : board.cards()) {
            if (card.is("queued")) {
                waiting++;
                minutes += card.minutes;
                expected += card.minutes;
                squares += card.minutes * card.minutes;
            } else if (card.onTheTable()) {
                inHand++;
                minutes += card.left();
            }
        }
        QueueSummary kept = queue.summary();
        return new QueueSummary(
                kept.version(),
                kept.asOf(),
                kept.tailKey(),
                waiting,
                inHand,
                minutes,
                expected,
                squares,
                held(card -> card.unpaid() || (card.is("expired") && !card.tidy)));
    }

    private HoldSums held(Predicate<Card> counts) {
        List<Long> minutes =
                board.cards().stream().filter(counts).map(card -> card.minutes).toList();
        long sum = minutes.stream().mapToLong(each -> each).sum();
        return new HoldSums(
                minutes.size(),
                sum,
                sum,
                minutes.stream().mapToLong(each -> each * each).sum());
    }

    /** Minutes that may still be sold today. */
    long room(Instant now) {
        return sellable(queue.terms().calendar().today(now)) - board.promised();
    }

    /** @param more minutes promised since the board was last looked at */
    Optional<LocalDate> firstRoom(Instant now, long more, long asked) {
        LocalDate today = queue.terms().calendar().today(now);
        long active = board.promised() + more;
        return today.datesUntil(today.plusYears(2).plusDays(1))
                .filter(day -> Math.max(0, active - minutes(today, day)) + asked <= sellable(day))
                .findFirst();
    }

    private long sellable(LocalDate from) {
        return minutes(from, from.plusDays(queue.terms().horizonDays())) * 85 / 100;
    }

    private long minutes(LocalDate from, LocalDate to) {
        return from.datesUntil(to)
                .mapToLong(day -> queue.terms().calendar().minutesOn(day))
                .sum();
    }
}
