package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.TEN_MINUTES;
import static com.artisancommerce.capacity.domain.Workshop.TOMAS;
import static com.artisancommerce.capacity.domain.Workshop.calendar;
import static com.artisancommerce.capacity.domain.Workshop.id;
import static com.artisancommerce.capacity.domain.Workshop.present;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.Admission.Accepted;
import com.artisancommerce.capacity.Admission.Full;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.ReservationRequest;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Transition.AlreadyDone;
import com.artisancommerce.capacity.domain.Transition.Moved;
import com.artisancommerce.capacity.domain.Transition.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random days in a shop of two artisans, checked after every command against a model that adds everything up day by day. */
class RandomShopTest {
    private static final int COMMANDS = 400;

    private final Map<ArtisanId, Queue> shop = new TreeMap<>();
    private Instant now = MONDAY;
    private int accepted;
    private int full;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void staysInOrderWhateverHappens(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        shop.put(MAYA, emptyQueue(MAYA, 5 + random.nextInt(40), new WeeklyHours(120, 0, 60, 0, 90, 0, 0)));
        shop.put(TOMAS, emptyQueue(TOMAS, 5 + random.nextInt(40), new WeeklyHours(30, 30, 30, 30, 30, 30, 30)));

        for (int i = 0; i < COMMANDS; i++) {
            command(random);
            shop.values().forEach(this::isInOrder);
        }

        assertThat(accepted).isPositive();
        assertThat(full).isPositive();
    }

    @Test
    void nobodyWhoWaitsIsWorseOffForWhatOthersDo() {
        SplittableRandom random = new SplittableRandom(99);
        shop.put(MAYA, emptyQueue(MAYA, 90, WeeklyHours.weekdays(240)));
        shop.put(TOMAS, emptyQueue(TOMAS, 90, WeeklyHours.weekdays(240)));

        for (int i = 0; i < COMMANDS; i++) {
            Map<EntryId, Standing> before = waiting();
            command(random);
            Map<EntryId, Standing> after = waiting();
            before.keySet().retainAll(after.keySet());
            before.forEach((entry, was) -> assertThat(present(after.get(entry)).minutesAhead())
                    .as("minutes ahead of %s", entry)
                    .isLessThanOrEqualTo(was.minutesAhead()));
        }
    }

    private void command(SplittableRandom random) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> reserve(random);
            case 4 -> now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24)));
            case 5 -> now = now.plus(Duration.ofMinutes(random.nextInt(6)));
            default -> step(random);
        }
    }

    private void reserve(SplittableRandom random) {
        Map<ArtisanId, QueueState> states = new HashMap<>();
        shop.forEach((artisan, queue) -> states.put(artisan, queue.state(now)));
        Intake intake = new Intake(states, PLAIN, TEN_MINUTES);
        Map<ArtisanId, Long> room = new HashMap<>();
        shop.forEach((artisan, queue) -> room.put(artisan, roomDayByDay(queue)));

        for (int i = 0; i <= random.nextInt(3); i++) {
            ReservationRequest request = anyRequest(random);
            Admission answer = intake.reserve(request, now);
            Map<ArtisanId, Long> asked = new HashMap<>();
            request.lines()
                    .forEach(line -> asked.merge(line.artisan(), line.work().minutes(), Long::sum));
            boolean fits =
                    asked.entrySet().stream().allMatch(each -> each.getValue() <= room.getOrDefault(each.getKey(), 0L));

            assertThat(answer instanceof Accepted)
                    .as("%s with room %s", request, room)
                    .isEqualTo(fits);
            if (answer instanceof Accepted(var placements)) {
                accepted++;
                asked.forEach((artisan, minutes) -> room.merge(artisan, -minutes, Long::sum));
                placements.forEach(place -> enter(Entry.held(request, place, now), place.position()));
            } else if (answer instanceof Full refused) {
                full++;
                assertThat(refused.availableFrom()).isEqualTo(firstRoomDayByDay(refused.artisan(), asked, room));
            }
        }
        intake.changed()
                .forEach((artisan, state) -> shop.computeIfPresent(
                        artisan, (id, queue) -> new Queue(id, queue.terms(), state.summary(), queue.entries())));
    }

    private void enter(Entry entry, int position) {
        shop.computeIfPresent(entry.artisan(), (artisan, queue) -> {
            List<Entry> entries = new ArrayList<>(queue.entries());
            entries.add(entry);
            Queue after = new Queue(artisan, queue.terms(), queue.summary(), entries);
            assertThat(after.positions(now)).containsEntry(entry.id(), position);
            return after;
        });
    }

    private void step(SplittableRandom random) {
        List<Entry> all = shop.values().stream()
                .flatMap(queue -> queue.entries().stream())
                .toList();
        if (all.isEmpty()) {
            return;
        }
        Entry entry = all.get(random.nextInt(all.size()));
        int verb = random.nextInt(7);
        Queue queue = queueOf(entry.artisan());
        Transition answer = verb(verb, entry, queue);
        if (answer instanceof Moved moved) {
            assertThat(entry.stateAt(now) == moved.entry().state()
                            || entry.state().canBecome(moved.entry().state()))
                    .as("%s to %s", entry.state(), moved.entry().state())
                    .isTrue();
            shop.put(entry.artisan(), queue.apply(moved, now));
            assertThat(verb(verb, moved.entry(), queueOf(entry.artisan()))).isEqualTo(new AlreadyDone(moved.entry()));
        } else if (answer instanceof Refused refused) {
            assertThat(refused.met()).isEqualTo(entry.stateAt(now));
        }
    }

    private Transition verb(int verb, Entry entry, Queue queue) {
        return switch (verb) {
            case 0, 1 -> entry.confirm(now);
            case 2 -> entry.start(now, queue.firstWaitingKey());
            case 3 -> entry.finish(now);
            case 4 -> entry.expire(now);
            case 5 -> entry.release(now);
            default -> entry.cancel(now);
        };
    }

    private void isInOrder(Queue queue) {
        assertThat(queue.summary()).isEqualTo(addedUp(queue));
        List<Standing> standings = queue.standings(now, PLAIN);
        assertThat(standings.stream().map(Standing::position).filter(position -> position != null))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, queue.positions(now).size())
                                .boxed()
                                .toList());
        for (int i = 0; i < standings.size(); i++) {
            Standing standing = standings.get(i);
            if (standing.state().isActive()) {
                assertThat(standing.minutesAhead())
                        .isEqualTo(minutesBefore(queue, queue.entries().get(i)));
            }
        }
    }

    /** The summary, counted by hand. */
    private static QueueSummary addedUp(Queue queue) {
        int waiting = 0;
        int inHand = 0;
        long minutes = 0;
        long expected = 0;
        long squares = 0;
        for (Entry entry : queue.entries()) {
            boolean queued = entry.state() == EntryState.QUEUED;
            boolean started = entry.state() == EntryState.IN_PRODUCTION;
            waiting += queued ? 1 : 0;
            inHand += started ? 1 : 0;
            minutes += queued || started ? entry.work().minutes() : 0;
            expected += queued ? entry.expectedMinutes() : 0;
            squares += queued ? entry.expectedMinutes() * entry.expectedMinutes() : 0;
        }
        QueueSummary kept = queue.summary();
        return new QueueSummary(
                kept.version(), kept.asOf(), kept.tailKey(), waiting, inHand, minutes, expected, squares);
    }

    private long minutesBefore(Queue queue, Entry entry) {
        boolean inHand = entry.state() == EntryState.IN_PRODUCTION;
        return queue.entries().stream()
                .filter(other -> other.stateAt(now).isActive())
                .filter(other -> other.state() == EntryState.IN_PRODUCTION
                        ? !inHand || other.orderKey() < entry.orderKey()
                        : !inHand && other.orderKey() < entry.orderKey())
                .mapToLong(other -> other.work().minutes())
                .sum();
    }

    private long activeMinutes(Queue queue) {
        return queue.entries().stream()
                .filter(entry -> entry.stateAt(now).isActive())
                .mapToLong(entry -> entry.work().minutes())
                .sum();
    }

    private long roomDayByDay(Queue queue) {
        LocalDate today = queue.terms().calendar().today(now);
        return sellableDayByDay(queue, today) - activeMinutes(queue);
    }

    private static long sellableDayByDay(Queue queue, LocalDate from) {
        return minutesDayByDay(queue, from, from.plusDays(queue.terms().horizonDays())) * 85 / 100;
    }

    private static long minutesDayByDay(Queue queue, LocalDate from, LocalDate to) {
        return from.datesUntil(to)
                .mapToLong(day -> queue.terms().calendar().minutesOn(day))
                .sum();
    }

    private Optional<LocalDate> firstRoomDayByDay(
            ArtisanId artisan, Map<ArtisanId, Long> asked, Map<ArtisanId, Long> room) {
        Queue queue = queueOf(artisan);
        LocalDate today = queue.terms().calendar().today(now);
        long minutes = asked.getOrDefault(artisan, 0L);
        long active = sellableDayByDay(queue, today) - room.getOrDefault(artisan, 0L);
        return today.datesUntil(today.plusYears(2).plusDays(1))
                .filter(day -> Math.max(0, active - minutesDayByDay(queue, today, day)) + minutes
                        <= sellableDayByDay(queue, day))
                .findFirst();
    }

    private Queue queueOf(ArtisanId artisan) {
        return present(shop.get(artisan));
    }

    private Map<EntryId, Standing> waiting() {
        Map<EntryId, Standing> standings = new HashMap<>();
        shop.values()
                .forEach(queue -> queue.standings(now, PLAIN).stream()
                        .filter(standing -> standing.position() != null)
                        .forEach(standing -> standings.put(standing.entry(), standing)));
        return standings;
    }

    private ReservationRequest anyRequest(SplittableRandom random) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            ArtisanId artisan = random.nextBoolean() ? MAYA : TOMAS;
            WorkItem work = new WorkItem(1 + random.nextInt(120), 0);
            lines.add(new Line(new EntryId(id()), artisan, Workshop.BLANKET, work));
        }
        return new ReservationRequest(id(), lines, null, new Transit(1, 3));
    }

    private static Queue emptyQueue(ArtisanId artisan, int horizonDays, WeeklyHours weekly) {
        Terms terms = new Terms(calendar(weekly), null, horizonDays, 0.85);
        return new Queue(artisan, terms, QueueSummary.empty(MONDAY), List.of());
    }
}
