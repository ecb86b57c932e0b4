package com.artisancommerce.waitlist.domain;

import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.calendar;
import static com.artisancommerce.capacity.domain.Workshop.id;
import static com.artisancommerce.capacity.domain.Workshop.present;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Admission.Accepted;
import com.artisancommerce.capacity.Admission.Full;
import com.artisancommerce.capacity.Admission.FullReason;
import com.artisancommerce.capacity.Admission.Refused;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.Placement;
import com.artisancommerce.capacity.ReservationRequest;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Intake;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.QueueSummary;
import com.artisancommerce.capacity.domain.Terms;
import com.artisancommerce.capacity.domain.Transition;
import com.artisancommerce.capacity.domain.Workshop;
import com.artisancommerce.catalog.Wish;
import com.artisancommerce.checkout.CheckoutLine;
import com.artisancommerce.checkout.Contact;
import com.artisancommerce.platform.Money;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.waitlist.PassedReason;
import com.artisancommerce.waitlist.WaitlistEntry;
import com.artisancommerce.waitlist.WaitlistEntry.Offer;
import com.artisancommerce.waitlist.WaitlistEntry.Person;
import com.artisancommerce.waitlist.WaitlistId;
import com.artisancommerce.waitlist.WaitlistState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random days before the door of one artisan. After every command the line is settled, and compared with a model that knows nothing but
 * who came when, how much each asks for, and how much is free when everything is added up.
 */
class RandomLineTest {

    private static final Duration OFFER = Duration.ofHours(24);
    private static final int COMMANDS = 500;
    private static final WeeklyHours HOURS = new WeeklyHours(120, 0, 60, 120, 90, 0, 30);

    private final List<WaitlistEntry> line = new ArrayList<>();
    private final List<Long> minutes = new ArrayList<>();
    private Queue queue = emptyQueue(5);
    private Instant now = MONDAY;
    private int offers;
    private int silent;
    private int refusedForOthers;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isServedInTheOrderOfComingAndNeverBeyondTheHours(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < COMMANDS; i++) {
            command(random);
            List<WaitlistState> expected = expected();
            int before = offers;
            settle();
            assertThat(line.stream().map(WaitlistEntry::state))
                    .as("after command %d", i)
                    .isEqualTo(expected);
            if (offers > before) {
                assertThat(active()).isLessThanOrEqualTo(sellable());
            }
            oneHoldForOneOffer();
        }
        assertThat(offers).isPositive();
        assertThat(silent).isPositive();
        assertThat(refusedForOthers).isPositive();
    }

    private void command(SplittableRandom random) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> come(1 + random.nextInt(random.nextInt(20) == 0 ? 2_000 : 150));
            case 3, 4 -> now = now.plus(Duration.ofMinutes(random.nextInt(60 * 30)));
            case 5 -> change(random, WaitlistState.OFFERED, entry -> accept(entry));
            case 6 -> change(random, WaitlistState.OFFERED, entry -> turnDown(entry));
            case 7 -> change(random, WaitlistState.WAITING, entry -> entry.left(now));
            case 8, 9, 10 -> finishOrCancelOne(random);
            default -> queue = new Queue(MAYA, terms(2 + random.nextInt(6)), queue.summary(), queue.entries());
        }
    }

    /** Checks out when there is room and nobody waits; waits otherwise. */
    private void come(long work) {
        ReservationRequest request = request(id(), work);
        Intake intake = intake(state());
        boolean othersWait = line.stream().anyMatch(entry -> entry.stateAt(now) == WaitlistState.WAITING);
        switch (intake.reserve(request, now)) {
            case Accepted accepted -> {
                assertThat(othersWait).isFalse();
                enter(request, accepted, intake);
            }
            case Refused refused -> {
                refusedForOthers += refused instanceof Full full && full.reason() == FullReason.OTHERS_WAIT ? 1 : 0;
                if (refused.mayWait()) {
                    join(work);
                }
            }
            default -> throw new AssertionError("No such answer");
        }
    }

    private void join(long work) {
        minutes.add(work);
        line.add(new WaitlistEntry(
                new WaitlistId(id()),
                new TenantId(id()),
                MAYA,
                line.size(),
                new Person(null, new Contact("ada@example.test", "Ada")),
                new Wish(Workshop.BLANKET, 1, List.of()),
                "Blanket",
                Transit.NONE,
                WaitlistState.WAITING,
                null,
                null,
                now,
                now,
                1));
    }

    /** As the service does it, under the lock of the queue. */
    private void settle() {
        Waitlist waitlist = new Waitlist(live());
        for (WaitlistEntry entry : waitlist.silent(now)) {
            silent++;
            put(entry.lapsed(now));
        }
        for (WaitlistEntry entry : waitlist.waiting()) {
            long work = minutesOf(entry);
            Optional<Refused> refused = state().forTheFirstInLine().refusal(MAYA, work, today());
            Optional<PassedReason> passes = refused.flatMap(Waitlist::passesOver);
            if (passes.isPresent()) {
                put(entry.passedOver(passes.get(), now));
            } else if (refused.isPresent()) {
                return;
            } else {
                offer(entry, work);
            }
        }
    }

    private void offer(WaitlistEntry entry, long work) {
        ReservationRequest request = request(entry.id().value(), work);
        Intake intake = intake(state().forTheFirstInLine());
        Accepted accepted = (Accepted) intake.reserve(request, now);
        enter(request, accepted, intake);
        Placement place = accepted.placements().getFirst();
        put(entry.offered(new Offer(line(place), place.holdExpiresAt()), now));
        offers++;
    }

    /** What must become of everybody, from nothing but sums: who is silent lapses, and the free minutes go to the first, and so on. */
    private List<WaitlistState> expected() {
        List<WaitlistState> states = new ArrayList<>();
        long free = sellable() - active();
        boolean goesOn = true;
        for (WaitlistEntry entry : line) {
            WaitlistState state = entry.stateAt(now);
            long work = minutesOf(entry);
            if (state == WaitlistState.WAITING && goesOn) {
                boolean fits = work <= free;
                boolean never = !fits && neverFits(work);
                free -= fits ? work : 0;
                goesOn = fits || never;
                state = fits ? WaitlistState.OFFERED : never ? WaitlistState.PASSED_OVER : state;
            }
            states.add(state);
        }
        return states;
    }

    private boolean neverFits(long work) {
        return today().datesUntil(today().plusYears(2).plusDays(1)).noneMatch(day -> work <= sellable(day));
    }

    private void oneHoldForOneOffer() {
        for (WaitlistEntry entry : line) {
            long holds = queue.entries().stream()
                    .filter(each -> each.checkoutId().equals(entry.id().value()))
                    .filter(each -> each.stateAt(now).isHold())
                    .count();
            assertThat(holds).isEqualTo(entry.stateAt(now) == WaitlistState.OFFERED ? 1 : 0);
        }
    }

    private void change(SplittableRandom random, WaitlistState from, UnaryOperator<WaitlistEntry> change) {
        List<WaitlistEntry> found =
                line.stream().filter(entry -> entry.stateAt(now) == from).toList();
        if (!found.isEmpty()) {
            put(change.apply(found.get(random.nextInt(found.size()))));
        }
    }

    private WaitlistEntry accept(WaitlistEntry entry) {
        step(hold(entry).confirm(now));
        return entry.accepted(now);
    }

    private WaitlistEntry turnDown(WaitlistEntry entry) {
        step(hold(entry).release(now));
        return entry.left(now);
    }

    private void finishOrCancelOne(SplittableRandom random) {
        List<Entry> open = queue.entries().stream()
                .filter(entry -> entry.state().isConfirmed() && !entry.state().isFinal())
                .toList();
        if (!open.isEmpty()) {
            step(open.get(random.nextInt(open.size())).cancel(now));
        }
    }

    private Entry hold(WaitlistEntry entry) {
        return queue.entries().stream()
                .filter(each -> each.checkoutId().equals(entry.id().value()))
                .findFirst()
                .orElseThrow();
    }

    private void step(Transition transition) {
        queue = queue.apply((Transition.Moved) transition, now);
    }

    private void enter(ReservationRequest request, Accepted accepted, Intake intake) {
        List<Entry> entries = new ArrayList<>(queue.entries());
        entries.add(Entry.held(request, accepted.placements().getFirst(), now));
        QueueSummary summary = present(intake.changed().get(MAYA)).summary();
        queue = new Queue(MAYA, queue.terms(), summary, entries);
    }

    private QueueState state() {
        QueueState state = queue.state(now);
        int waiting = (int) line.stream()
                .filter(entry -> entry.state() == WaitlistState.WAITING)
                .count();
        return new QueueState(
                state.terms(), state.summary(), state.ranOut(), state.inHand(), state.experience(), waiting);
    }

    private static Intake intake(QueueState state) {
        return new Intake(Map.of(MAYA, state), PLAIN, OFFER);
    }

    private List<WaitlistEntry> live() {
        return line.stream().filter(entry -> !entry.state().isFinal()).toList();
    }

    private void put(WaitlistEntry entry) {
        line.set(Math.toIntExact(entry.ticket()), entry);
    }

    private long minutesOf(WaitlistEntry entry) {
        return minutes.get(Math.toIntExact(entry.ticket()));
    }

    private long active() {
        return queue.entries().stream()
                .filter(entry -> entry.stateAt(now).isActive())
                .mapToLong(entry -> entry.work().minutes())
                .sum();
    }

    private long sellable() {
        return sellable(today());
    }

    private long sellable(LocalDate from) {
        return from.datesUntil(from.plusDays(queue.terms().horizonDays()))
                .mapToLong(day -> HOURS.minutes(day.getDayOfWeek()))
                .sum();
    }

    private LocalDate today() {
        return queue.terms().calendar().today(now);
    }

    private static ReservationRequest request(UUID checkout, long work) {
        Line line = new Line(new EntryId(id()), MAYA, Workshop.BLANKET, new WorkItem(work, 0));
        return new ReservationRequest(checkout, List.of(line), null, Transit.NONE);
    }

    private static CheckoutLine line(Placement place) {
        return new CheckoutLine(
                1,
                place.line().entry(),
                place.line().product(),
                "Blanket",
                MAYA,
                1,
                new Money(100, "USD"),
                place.line().work(),
                List.of(),
                place.position(),
                place.promisedBy());
    }

    private static Terms terms(int horizonDays) {
        return new Terms(calendar(HOURS), null, horizonDays, 1);
    }

    private static Queue emptyQueue(int horizonDays) {
        return new Queue(MAYA, terms(horizonDays), QueueSummary.empty(MONDAY), List.of());
    }
}
