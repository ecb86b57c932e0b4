package com.artisancommerce.capacity.domain.plan;

import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.queued;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Effect;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.RandomQueues;
import com.artisancommerce.capacity.domain.Reordering;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Load;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.domain.estimate.PaceModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestingAnOrderTest {

    private static final Instant NOW = MONDAY.plusSeconds(60);
    private static final Estimator LEARNING = new LognormalEstimator(PaceModel.UNKNOWN.pace());

    @Test
    void suggestsNothingWhenEveryPromiseIsKept() {
        Queue queue = promised(queued(480, 480), MONDAY_DATE.plusDays(7), MONDAY_DATE.plusDays(7));

        assertThat(SuggestedOrder.of(queue, NOW, PLAIN)).isEmpty();
    }

    @Test
    void suggestsNothingWhenNothingHelps() {
        Queue queue = promised(queued(480, 480), MONDAY_DATE.minusDays(1), MONDAY_DATE.minusDays(1));

        assertThat(SuggestedOrder.of(queue, NOW, PLAIN)).isEmpty();
    }

    @Test
    void putsTheUrgentPieceFirst() {
        Queue queue = promised(queued(480, 480, 480), day(10), day(10), day(0));
        List<EntryId> ids = ids(queue);

        assertThat(SuggestedOrder.of(queue, NOW, PLAIN)).contains(Reorder.of(ids.get(2), ids.get(0)));
    }

    @Test
    void leavesALostPromiseBehindSoThatOthersAreKept() {
        Queue queue = promised(queued(480, 480, 480), day(-3), day(0), day(1));
        List<EntryId> ids = ids(queue);

        Optional<Reorder> reorder = SuggestedOrder.of(queue, NOW, PLAIN);

        assertThat(reorder).isPresent();
        assertThat(order(applied(queue, reorder))).containsExactly(ids.get(1), ids.get(2), ids.get(0));
        assertThat(late(applied(queue, reorder), PLAIN)).isEqualTo(1);
    }

    @Test
    void countsTheHoldsAndPutsNothingBehindThem() {
        SplittableRandom random = new SplittableRandom(7);
        List<Entry> entries = new ArrayList<>();
        entries.add(RandomQueues.entry(random, 0, EntryState.QUEUED, day(30), NOW));
        Queue queue = RandomQueues.withHoldAtTheEnd(RandomQueues.queue(entries, NOW), NOW.plusSeconds(600));

        assertThat(SuggestedOrder.of(queue, NOW, PLAIN)).isEmpty();
    }

    /** Beyond eight the orders are searched, not tried one by one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void putsNothingBehindAHoldAtTheEndOfALongQueue(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50; i++) {
            Queue waiting = RandomQueues.waiting(random, 9 + random.nextInt(10), NOW);
            Queue queue = RandomQueues.withHoldAtTheEnd(waiting, NOW.plusSeconds(600));
            Verdicts verdicts = new Verdicts(queue, NOW, PLAIN, SuggestedOrder.MOST_CONSIDERED);

            int[] order = SuggestedOrder.order(verdicts);

            assertThat(order[order.length - 1]).isEqualTo(verdicts.firstHold());
            Queue after = applied(queue, SuggestedOrder.of(queue, NOW, PLAIN));
            assertThat(merit(queue, after, verdicts)).isEqualTo(Merit.of(verdicts, order));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTheBestOfAllUpToEight(int waiting) {
        SplittableRandom random = new SplittableRandom(waiting);
        int cases = waiting < 7 ? 600 : waiting == 7 ? 150 : 40;
        for (int i = 0; i < cases; i++) {
            Estimator estimator = i % 3 == 0 ? LEARNING : PLAIN;
            Queue queue =
                    i % 2 == 0 ? RandomQueues.waiting(random, waiting, NOW) : RandomQueues.any(random, waiting, NOW);
            Verdicts verdicts = new Verdicts(queue, NOW, estimator, SuggestedOrder.MOST_CONSIDERED);
            Merit best = new BruteForce(verdicts).best();

            Optional<Reorder> reorder = SuggestedOrder.of(queue, NOW, estimator);

            assertThat(merit(queue, applied(queue, reorder), verdicts)).isEqualTo(best);
        }
    }

    @Test
    void keepsAsManyAsAnyOrderOfNineOrTenAndMovesHardlyMore() {
        SplittableRandom random = new SplittableRandom(910);
        int moved = 0;
        int least = 0;
        for (int i = 0; i < 24; i++) {
            Queue queue = RandomQueues.waiting(random, i % 8 == 0 ? 10 : 9, NOW);
            Verdicts verdicts = new Verdicts(queue, NOW, PLAIN, SuggestedOrder.MOST_CONSIDERED);
            Merit best = new BruteForce(verdicts).best();
            Merit found = merit(queue, applied(queue, SuggestedOrder.of(queue, NOW, PLAIN)), verdicts);

            assertThat(found.late()).isEqualTo(best.late());
            moved += found.moved();
            least += best.moved();
        }
        assertThat(moved).isLessThanOrEqualTo(least + least / 5);
    }

    /** With every piece free to go anywhere no order keeps more than Moore's, so that is the bound. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void reachesTheBoundForHundreds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Queue queue = RandomQueues.waiting(random, 100 + random.nextInt(100), NOW);
        Verdicts verdicts = new Verdicts(queue, NOW, PLAIN, SuggestedOrder.MOST_CONSIDERED);
        int kept = 0;
        for (boolean onTime : Jobs.of(verdicts, verdicts.today()).onTime()) {
            kept += onTime ? 1 : 0;
        }

        Queue after = applied(queue, SuggestedOrder.of(queue, NOW, PLAIN));

        assertThat(late(after, PLAIN)).isEqualTo(verdicts.count() - kept);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isNeverWorseThanTodayWhateverTheEstimator(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Queue queue = RandomQueues.any(random, 20 + random.nextInt(60), NOW);
        Verdicts verdicts = new Verdicts(queue, NOW, LEARNING, SuggestedOrder.MOST_CONSIDERED);
        Merit today = Merit.of(verdicts, verdicts.today());

        Optional<Reorder> reorder = SuggestedOrder.of(queue, NOW, LEARNING);
        Queue after = applied(queue, reorder);

        assertThat(late(after, LEARNING))
                .isEqualTo(merit(queue, after, verdicts).late() + lateInHand(queue));
        assertThat(merit(queue, after, verdicts)).isLessThanOrEqualTo(today);
        assertThat(holds(after)).isEqualTo(holds(queue));
    }

    /** Pieces moved when one promise in ten is in danger: about as many as there are promises to save, not the whole queue. */
    @Test
    void movesFewWhenFewPromisesAreInDanger() {
        SplittableRandom random = new SplittableRandom(42);
        List<Entry> entries = new ArrayList<>();
        LocalDate promise = MONDAY_DATE;
        long minutes = 0;
        for (int i = 0; i < 200; i++) {
            Entry entry = RandomQueues.entry(random, i, EntryState.QUEUED, promise, NOW);
            minutes += entry.work().minutes();
            long days = minutes / 480 * 7 / 5 + (i % 10 == 9 ? -random.nextInt(1, 20) : 12);
            entries.add(entry.promised(MONDAY_DATE.plusDays(days)));
        }
        Queue queue = RandomQueues.queue(entries, NOW);
        Verdicts verdicts = new Verdicts(queue, NOW, PLAIN, SuggestedOrder.MOST_CONSIDERED);

        Merit found = merit(queue, applied(queue, SuggestedOrder.of(queue, NOW, PLAIN)), verdicts);

        assertThat(Merit.of(verdicts, verdicts.today()).late()).isGreaterThan(10);
        assertThat(found.late()).isLessThanOrEqualTo(2);
        assertThat(found.moved()).isLessThanOrEqualTo(25);
    }

    private static Queue applied(Queue queue, Optional<Reorder> reorder) {
        return reorder.map(order -> ((Reordering.Moved) queue.reorder(order, NOW)).queue())
                .orElse(queue);
    }

    private static Merit merit(Queue before, Queue after, Verdicts verdicts) {
        List<EntryId> today = order(before);
        int[] ranks = order(after).stream().mapToInt(today::indexOf).toArray();
        return Merit.of(verdicts, ranks);
    }

    private static int late(Queue queue, Estimator estimator) {
        return Math.toIntExact(queue.standings(NOW, estimator).stream()
                .filter(standing -> standing.state().isActive())
                .filter(Effect::isLate)
                .count());
    }

    private static int lateInHand(Queue queue) {
        return Math.toIntExact(queue.standings(NOW, LEARNING).stream()
                .filter(standing -> standing.state().isInHand())
                .filter(Effect::isLate)
                .count());
    }

    private static List<EntryId> holds(Queue queue) {
        return queue.entries().stream()
                .filter(entry -> entry.stateAt(NOW).isHold())
                .map(Entry::id)
                .toList();
    }

    private static List<EntryId> order(Queue queue) {
        return List.copyOf(queue.positions(NOW).keySet());
    }

    private static List<EntryId> ids(Queue queue) {
        return queue.entries().stream().map(Entry::id).toList();
    }

    private static LocalDate day(int workingDays) {
        return MONDAY_DATE.plusDays(workingDays);
    }

    private static Queue promised(Queue queue, LocalDate... promises) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < promises.length; i++) {
            entries.add(queue.entries().get(i).promised(promises[i]));
        }
        return new Queue(queue.artisan(), queue.terms(), queue.summary(), entries);
    }

    /** Every order that there may be, one by one. */
    private static final class BruteForce {
        private final Verdicts verdicts;
        private final Map<Integer, Boolean> late = new HashMap<>();
        private final int[] order;
        private Merit best;

        BruteForce(Verdicts verdicts) {
            this.verdicts = verdicts;
            this.order = new int[verdicts.count()];
            this.best = Merit.of(verdicts, verdicts.today());
        }

        Merit best() {
            permute(0, 0, 0);
            return best;
        }

        private void permute(int rank, int chosen, int lateSoFar) {
            if (lateSoFar > best.late()) {
                return;
            }
            if (rank == order.length) {
                Merit merit = new Merit(lateSoFar, Merit.moved(verdicts, order), Merit.way(order));
                best = merit.isBetterThan(best) ? merit : best;
                return;
            }
            for (int next = 0; next < order.length; next++) {
                if ((chosen & (1 << next)) == 0 && mayFollow(chosen, next)) {
                    order[rank] = next;
                    permute(rank + 1, chosen | (1 << next), lateSoFar + (isLate(chosen, next) ? 1 : 0));
                }
            }
        }

        private boolean isLate(int chosen, int next) {
            return late.computeIfAbsent(chosen * 16 + next, key -> {
                Load ahead = verdicts.inHand();
                for (int before = 0; before < order.length; before++) {
                    ahead = (chosen & (1 << before)) == 0 ? ahead : ahead.plus(verdicts.load(before));
                }
                return verdicts.isLate(ahead, next);
            });
        }

        /** Behind the first hold, and for a hold, today's order holds. */
        private boolean mayFollow(int chosen, int next) {
            int hold = verdicts.firstHold();
            boolean behind = (hold < order.length && (chosen & (1 << hold)) != 0) || verdicts.isHold(next);
            int allBefore = (1 << next) - 1;
            return !behind || (chosen & allBefore) == allBefore;
        }
    }
}
