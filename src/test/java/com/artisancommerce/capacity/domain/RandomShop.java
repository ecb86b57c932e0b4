package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.TEN_MINUTES;
import static com.artisancommerce.capacity.domain.Workshop.id;
import static com.artisancommerce.capacity.domain.Workshop.present;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.Admission.Accepted;
import com.artisancommerce.capacity.Admission.Full;
import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.ChangeKind;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.Placement;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.ReservationRequest;
import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.CardBoard.Card;
import com.artisancommerce.capacity.domain.CardBoard.Outcome;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A shop to which one random thing after the other happens, in its real queues and on the boards beside them. */
final class RandomShop {
    private static final HoldTimes TIMES = new HoldTimes(TEN_MINUTES, Duration.ofMinutes(30));
    private static final List<BlockedFor> NOTES =
            List.of(BlockedFor.laidAside(null), BlockedFor.missing("No wool", null));

    private final SplittableRandom random;
    private final Map<ArtisanId, WatchedQueue> shop = new TreeMap<>();
    private Instant now = MONDAY;
    private int accepted;
    private int refused;

    RandomShop(SplittableRandom random, String name, ArtisanId... artisans) {
        this.random = random;
        for (ArtisanId artisan : artisans) {
            shop.put(artisan, new WatchedQueue(name, artisan, anyTerms(), now));
        }
    }

    int accepted() {
        return accepted;
    }

    int refused() {
        return refused;
    }

    Map<ChangeKind, Integer> kinds() {
        Map<ChangeKind, Integer> kinds = new EnumMap<>(ChangeKind.class);
        shop.values().forEach(queue -> queue.log().forEach(change -> kinds.merge(change.kind(), 1, Integer::sum)));
        return kinds;
    }

    void replay() {
        shop.values().forEach(WatchedQueue::replay);
    }

    void command() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> reserve();
            case 6 -> pass(random.nextInt(60 * 24));
            case 7 -> pass(random.nextInt(6));
            case 8 -> reorder();
            case 9 -> calendar();
            default -> step();
        }
    }

    private void pass(int minutes) {
        now = now.plus(Duration.ofMinutes(minutes));
        shop.values().forEach(queue -> queue.timePassed(now));
    }

    private void reserve() {
        Map<ArtisanId, QueueState> states = new HashMap<>();
        shop.forEach((artisan, queue) -> states.put(artisan, queue.queue().state(now)));
        Intake intake = new Intake(states, PLAIN, TEN_MINUTES);
        Map<ArtisanId, List<Entry>> held = new HashMap<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            ReservationRequest request = anyRequest();
            Admission answer = intake.reserve(request, now);
            isFair(request, answer, held);
            if (answer instanceof Accepted(List<Placement> placements)) {
                accepted++;
                placements.forEach(place -> held.computeIfAbsent(place.line().artisan(), any -> new ArrayList<>())
                        .add(Entry.held(request, place, now)));
            } else {
                refused++;
            }
        }
        intake.changed()
                .forEach((artisan, state) ->
                        present(shop.get(artisan)).hold(state.summary(), held.getOrDefault(artisan, List.of()), now));
    }

    /** I1: accepted is just what fits beside all that is promised, counted card by card and day by day. */
    private void isFair(ReservationRequest request, Admission answer, Map<ArtisanId, List<Entry>> held) {
        Map<ArtisanId, Long> asked = new HashMap<>();
        request.lines().forEach(line -> asked.merge(line.artisan(), line.work().minutes(), Long::sum));
        boolean fits = asked.entrySet().stream()
                .allMatch(each -> each.getValue() <= room(each.getKey(), held.getOrDefault(each.getKey(), List.of())));
        assertThat(answer instanceof Accepted).as("%s: %s", request, answer).isEqualTo(fits);
        if (answer instanceof Full full && random.nextInt(10) == 0) {
            WatchedQueue queue = present(shop.get(full.artisan()));
            long more = held.getOrDefault(full.artisan(), List.of()).stream()
                    .mapToLong(entry -> entry.work().minutes())
                    .sum();
            assertThat(full.availableFrom())
                    .isEqualTo(queue.firstRoom(now, more, asked.getOrDefault(full.artisan(), 0L)));
        }
    }

    private long room(ArtisanId artisan, List<Entry> held) {
        return present(shop.get(artisan)).room(now)
                - held.stream().mapToLong(entry -> entry.work().minutes()).sum();
    }

    private void reorder() {
        WatchedQueue queue = any();
        List<Entry> entries = new ArrayList<>(queue.queue().entries());
        if (entries.isEmpty()) {
            return;
        }
        List<EntryId> named = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            named.add(entries.get(random.nextInt(entries.size())).id());
        }
        EntryId before = random.nextInt(4) == 0
                ? null
                : entries.get(random.nextInt(entries.size())).id();
        queue.reorder(new Reorder(named, before), now);
    }

    private void calendar() {
        WatchedQueue queue = any();
        LocalDate from = queue.queue().terms().calendar().today(now).plusDays(random.nextInt(10));
        if (random.nextBoolean()) {
            queue.terms(anyTerms(), ChangeKind.HOURS_CHANGED, null, now);
        } else {
            Terms terms = queue.queue().terms();
            SpecialDays off = SpecialDays.off(from, from.plusDays(random.nextInt(5)));
            queue.terms(
                    new Terms(calendar(List.of(off)), terms.pause(), terms.horizonDays(), terms.utilisationTarget()),
                    ChangeKind.CALENDAR_CHANGED,
                    "ill until " + off.to(),
                    now);
        }
    }

    private void step() {
        WatchedQueue queue = any();
        List<Entry> all = queue.queue().entries();
        List<Entry> open =
                all.stream().filter(entry -> !entry.stateAt(now).isFinal()).toList();
        List<Entry> some = open.isEmpty() || random.nextInt(5) == 0 ? all : open.subList(0, Math.min(4, open.size()));
        if (!some.isEmpty()) {
            step(queue, some.get(random.nextInt(some.size())));
        }
    }

    /** Mostly what makes sense for an entry, sometimes anything. */
    private void step(WatchedQueue queue, Entry entry) {
        int[] fitting = fitting(entry);
        int verb = random.nextInt(3) == 0 ? random.nextInt(15) : fitting[random.nextInt(fitting.length)];
        Instant until = now.plus(Duration.ofMinutes(random.nextInt(3_000)));
        long minutes = random.nextInt(200);
        BlockedFor note = NOTES.get(random.nextInt(2));
        queue.take(
                now,
                entry,
                e -> verb(verb, e, queue.queue(), until, minutes, note),
                card -> verb(verb, card, queue.board(), until, minutes, note.toString()),
                verb == 9 ? "counted twice" : null);
    }

    private int[] fitting(Entry entry) {
        return switch (entry.stateAt(now)) {
            case HELD -> new int[] {0, 1, 3, 4, 14, 14, 14};
            case PAYMENT_PENDING -> new int[] {2, 14};
            case AWAITING_CONSENT -> new int[] {4, 14};
            case QUEUED -> new int[] {13, 13, 13, 10};
            case IN_PRODUCTION -> new int[] {7, 8, 9, 12};
            case BLOCKED -> new int[] {7, 11, 8};
            case CURING -> new int[] {10, 6};
            case DONE -> new int[] {6};
            case EXPIRED -> new int[] {5};
            case RELEASED, CANCELLED -> new int[] {14};
        };
    }

    private Transition verb(int verb, Entry entry, Queue queue, Instant until, long minutes, BlockedFor note) {
        return switch (verb) {
            case 0 -> entry.extend(now, TIMES);
            case 1 -> entry.paymentPending(now, until);
            case 2 -> entry.paymentFailed(now, TIMES);
            case 3 -> entry.awaitConsent(now, until);
            case 4 -> entry.release(now);
            case 5 -> entry.expire(now);
            case 6 -> entry.cured(now);
            case 7 -> entry.block(now, note);
            case 8 -> entry.worked(now, minutes, false);
            case 9 -> entry.worked(now, minutes, true);
            case 10 -> entry.cancel(now);
            case 11 -> entry.resume(now);
            case 12 -> entry.finish(now);
            case 13 -> entry.start(now, queue.firstWaitingKey());
            default -> entry.confirm(now);
        };
    }

    private Outcome verb(int verb, Card card, CardBoard board, Instant until, long minutes, String note) {
        return switch (verb) {
            case 0 -> board.extend(card, now);
            case 1 -> board.pending(card, until);
            case 2 -> board.failed(card, now);
            case 3 -> board.askConsent(card, until);
            case 4 -> board.release(card);
            case 5 -> board.tidyUp(card, "expired");
            case 6 -> board.tidyUp(card, "done");
            case 7 -> board.block(card, note);
            case 8 -> board.worked(card, minutes, false);
            case 9 -> board.worked(card, minutes, true);
            case 10 -> board.cancel(card);
            case 11 -> board.resume(card);
            case 12 -> board.finish(card, now);
            case 13 -> board.start(card);
            default -> board.confirm(card);
        };
    }

    private WatchedQueue any() {
        return List.copyOf(shop.values()).get(random.nextInt(shop.size()));
    }

    private Terms anyTerms() {
        return new Terms(calendar(List.of()), null, 5 + random.nextInt(40), 0.85);
    }

    private WorkCalendar calendar(List<SpecialDays> off) {
        WeeklyHours weekly = random.nextBoolean()
                ? new WeeklyHours(120, 0, 60, 0, 90, 0, 0)
                : WeeklyHours.everyDay(30 + random.nextInt(90));
        return WatchedQueue.calendar(weekly, off);
    }

    private ReservationRequest anyRequest() {
        List<Line> lines = new ArrayList<>();
        List<ArtisanId> artisans = List.copyOf(shop.keySet());
        for (int i = 0; i <= random.nextInt(3); i++) {
            WorkItem work = new WorkItem(1 + random.nextInt(120), random.nextInt(3) == 0 ? 600 : 0);
            lines.add(
                    new Line(new EntryId(id()), artisans.get(random.nextInt(artisans.size())), Workshop.BLANKET, work));
        }
        return new ReservationRequest(id(), lines, null, new Transit(1, 3));
    }
}
