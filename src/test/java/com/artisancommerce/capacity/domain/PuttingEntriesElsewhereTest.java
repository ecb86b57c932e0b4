package com.artisancommerce.capacity.domain;

import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.present;
import static com.artisancommerce.capacity.domain.Workshop.queued;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Change;
import com.artisancommerce.capacity.Change.Reach;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.domain.Reordering.InPlace;
import com.artisancommerce.capacity.domain.Reordering.Moved;
import com.artisancommerce.capacity.domain.Reordering.Refused;
import com.artisancommerce.capacity.domain.Reordering.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PuttingEntriesElsewhereTest {

    private static final Instant NOW = MONDAY.plusSeconds(60);

    private final Queue queue = queued(60, 120, 180, 240);
    private final List<EntryId> ids = queue.entries().stream().map(Entry::id).toList();

    @Test
    void movesOneToTheFrontAndWritesOnlyThatOne() {
        Moved moved = moved(queue, Reorder.of(ids.get(3), ids.getFirst()));

        assertThat(order(moved.queue())).containsExactly(ids.get(3), ids.get(0), ids.get(1), ids.get(2));
        assertThat(moved.rewritten()).extracting(Entry::id).containsExactly(ids.get(3));
        assertThat(moved.queue().version()).isEqualTo(queue.version() + 1);
        assertThat(moved.minutes()).isEqualTo(240);
        assertThat(moved.places()).extracting(Change.Place::later).containsExactly(-360L);
        assertThat(ids.subList(0, 3)).allMatch(id -> moved.reach().covers(key(queue, id)));
        assertThat(moved.reach().covers(key(queue, ids.get(3)))).isFalse();
    }

    @Test
    void movesOneToTheEndAndTheOthersUp() {
        Moved moved = moved(queue, Reorder.of(ids.getFirst(), null));

        assertThat(order(moved.queue())).containsExactly(ids.get(1), ids.get(2), ids.get(3), ids.get(0));
        assertThat(moved.minutes()).isEqualTo(-60);
        assertThat(moved.reach()).isEqualTo(new Reach(key(queue, ids.get(1)), key(queue, ids.get(3))));
        assertThat(moved.queue().summary().tailKey()).isEqualTo(key(moved.queue(), ids.getFirst()));
    }

    @Test
    void keepsTheOrderInWhichSeveralAreNamed() {
        Moved moved = moved(queue, new Reorder(List.of(ids.get(3), ids.get(0)), ids.get(2)));

        assertThat(order(moved.queue())).containsExactly(ids.get(1), ids.get(3), ids.get(0), ids.get(2));
    }

    @Test
    void leavesWhatIsNamedAndInPlaceAsItIs() {
        Moved moved = moved(queue, new Reorder(List.of(ids.get(1), ids.get(0), ids.get(2)), ids.get(3)));

        assertThat(order(moved.queue())).containsExactly(ids.get(1), ids.get(0), ids.get(2), ids.get(3));
        assertThat(moved.places()).hasSize(1);
    }

    @Test
    void changesNothingWhenItIsTheOrderAlready() {
        assertThat(queue.reorder(new Reorder(ids, null), NOW)).isEqualTo(new InPlace(queue));
        assertThat(queue.reorder(Reorder.of(ids.get(1), ids.get(2)), NOW)).isEqualTo(new InPlace(queue));
    }

    @Test
    void isRefusedForWhatIsNotThereOrNamedTwice() {
        EntryId stranger = new EntryId(Workshop.id());

        assertThat(queue.reorder(Reorder.of(stranger, null), NOW)).isEqualTo(new Refused(stranger, Why.UNKNOWN, null));
        assertThat(queue.reorder(Reorder.of(ids.getFirst(), stranger), NOW))
                .isEqualTo(new Refused(stranger, Why.UNKNOWN, null));
        assertThat(queue.reorder(new Reorder(List.of(ids.get(1), ids.get(1)), null), NOW))
                .isEqualTo(new Refused(ids.get(1), Why.NAMED_TWICE, EntryState.QUEUED));
        assertThat(queue.reorder(Reorder.of(ids.get(1), ids.get(1)), NOW))
                .isEqualTo(new Refused(ids.get(1), Why.NAMED_TWICE, EntryState.QUEUED));
    }

    @Test
    void isRefusedForWhatDoesNotWait() {
        Queue started = step(queue, queue.entries().getFirst().start(NOW, Long.MAX_VALUE));
        Queue cancelled = step(started, started.entries().get(1).cancel(NOW));

        assertThat(cancelled.reorder(Reorder.of(ids.get(0), null), NOW))
                .isEqualTo(new Refused(ids.get(0), Why.NOT_WAITING, EntryState.IN_PRODUCTION));
        assertThat(cancelled.reorder(Reorder.of(ids.get(3), ids.get(1)), NOW))
                .isEqualTo(new Refused(ids.get(1), Why.NOT_WAITING, EntryState.CANCELLED));
    }

    @Test
    void putsEntriesBeforeAHoldButMovesNoHold() {
        Queue withHold = RandomQueues.withHoldAtTheEnd(queue, NOW.plusSeconds(600));
        EntryId hold = withHold.entries().getLast().id();

        Moved moved = moved(withHold, Reorder.of(ids.getFirst(), hold));

        assertThat(order(moved.queue())).containsExactly(ids.get(1), ids.get(2), ids.get(3), ids.get(0), hold);
        assertThat(withHold.reorder(Reorder.of(hold, ids.getFirst()), NOW))
                .isEqualTo(new Refused(hold, Why.NOT_WAITING, EntryState.HELD));
    }

    @Test
    void findsRoomBetweenTwoForEver() {
        Queue now = queue;
        int respaced = 0;
        for (int i = 0; i < 2_000; i++) {
            List<EntryId> order = order(now);
            Moved moved = moved(now, Reorder.of(order.get(2), order.get(1)));
            now = moved.queue();
            assertThat(moved.one()).isEqualTo(order.get(2));
            respaced += moved.places().size() - 1;
            assertThat(order(now)).containsExactly(order.get(0), order.get(2), order.get(1), order.get(3));
        }
        assertThat(respaced).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void doesWhatAListWouldThroughThousandsOfReorders(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Queue now = RandomQueues.any(random, 3 + random.nextInt(40), NOW);
        List<EntryId> model = new ArrayList<>(now.positions(NOW).keySet());
        for (int i = 0; i < 1_000; i++) {
            Reorder reorder = RandomQueues.reorder(random, now, NOW);
            model.removeAll(reorder.entries());
            model.addAll(reorder.before() == null ? model.size() : model.indexOf(reorder.before()), reorder.entries());
            if (now.reorder(reorder, NOW) instanceof Moved moved) {
                isTold(now, reorder, moved);
                now = moved.queue();
            }
            assertThat(order(now)).containsExactlyElementsOf(model);
            isSound(now);
        }
    }

    /** What the log will say of each entry is what became of it. */
    private static void isTold(Queue before, Reorder reorder, Moved moved) {
        Map<EntryId, Long> was = minutesAhead(before);
        Map<EntryId, Change.Place> places = new HashMap<>();
        moved.places().forEach(place -> places.put(place.entry(), place));
        minutesAhead(moved.queue()).forEach((id, ahead) -> {
            long later = ahead - present(was.get(id));
            Change.Place place = places.get(id);
            if (place != null) {
                assertThat(later).isEqualTo(place.later());
                assertThat(place.respaced()).isNotEqualTo(reorder.entries().contains(id));
            }
            if ((place == null || place.respaced()) && later != 0) {
                assertThat(moved.reach().covers(key(before, id))).isTrue();
                assertThat(moved.minutes() > 0 ? later <= moved.minutes() : later >= moved.minutes())
                        .isTrue();
            }
        });
    }

    private static void isSound(Queue queue) {
        List<Long> keys = queue.entries().stream().map(Entry::orderKey).toList();
        assertThat(keys).isSorted().doesNotHaveDuplicates();
        assertThat(queue.summary().tailKey()).isGreaterThanOrEqualTo(keys.getLast());
        assertThat(queue.summary()).isEqualTo(queue.summary().recomputed(queue.entries()));
    }

    private static Map<EntryId, Long> minutesAhead(Queue queue) {
        Map<EntryId, Long> minutes = new HashMap<>();
        for (Standing standing : queue.standings(NOW, PLAIN)) {
            if (standing.position() != null) {
                minutes.put(standing.entry(), standing.minutesAhead());
            }
        }
        return minutes;
    }

    private static Moved moved(Queue queue, Reorder reorder) {
        return (Moved) queue.reorder(reorder, NOW);
    }

    private static Queue step(Queue queue, Transition step) {
        return queue.apply((Transition.Moved) step, NOW);
    }

    private static long key(Queue queue, EntryId id) {
        return queue.entry(id).orElseThrow().orderKey();
    }

    private static List<EntryId> order(Queue queue) {
        return List.copyOf(queue.positions(NOW).keySet());
    }
}
