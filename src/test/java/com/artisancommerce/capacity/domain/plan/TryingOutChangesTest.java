package com.artisancommerce.capacity.domain.plan;

import static com.artisancommerce.capacity.domain.Workshop.MAYA;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY;
import static com.artisancommerce.capacity.domain.Workshop.MONDAY_DATE;
import static com.artisancommerce.capacity.domain.Workshop.PLAIN;
import static com.artisancommerce.capacity.domain.Workshop.present;
import static com.artisancommerce.capacity.domain.Workshop.queued;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.Effect;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.Simulation;
import com.artisancommerce.capacity.Simulation.Forecast;
import com.artisancommerce.capacity.Simulation.Impossible;
import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.capacity.WhatIf;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.RandomQueues;
import com.artisancommerce.capacity.domain.Reordering;
import com.artisancommerce.capacity.domain.Terms;
import com.artisancommerce.capacity.domain.Transition;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.LognormalEstimator;
import com.artisancommerce.capacity.domain.estimate.PaceModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TryingOutChangesTest {

    private static final Instant NOW = MONDAY.plusSeconds(60);
    private static final Estimator LEARNING = new LognormalEstimator(PaceModel.UNKNOWN.pace());
    private static final WeeklyHours HALF = WeeklyHours.weekdays(240);

    /** Three days of work, each promised for a week after the day it will be made. */
    private final Queue queue = promised(queued(480, 480, 480), 7, 8, 9);

    private final List<EntryId> ids = queue.entries().stream().map(Entry::id).toList();

    @Test
    void movesNothingWhenNothingChanges() {
        Forecast forecast = forecast(queue);

        assertThat(forecast.effects()).isEmpty();
        assertThat(forecast.after()).isEqualTo(forecast.before());
        assertThat(forecast.before().workedOffBy()).isEqualTo(MONDAY_DATE.plusDays(2));
        assertThat(forecast.before().intakeFrom()).isEqualTo(MONDAY_DATE);
    }

    @Test
    void tellsOfTimeOffWhichDatesMoveAndWhichPromisesBreak() {
        Forecast forecast = forecast(queue, new WhatIf.TimeOff(MONDAY_DATE.plusDays(1), MONDAY_DATE.plusDays(7)));

        assertThat(forecast.effects()).extracting(Effect::entry).containsExactly(ids.get(1), ids.get(2));
        assertThat(forecast.effects().getFirst().deliveryBefore()).isEqualTo(MONDAY_DATE.plusDays(1));
        assertThat(forecast.effects().getFirst().deliveryAfter()).isEqualTo(MONDAY_DATE.plusDays(8));
        assertThat(forecast.broken()).isEmpty();
        assertThat(forecast(queue, new WhatIf.TimeOff(MONDAY_DATE.plusDays(1), MONDAY_DATE.plusDays(14)))
                        .broken())
                .extracting(Effect::entry)
                .containsExactly(ids.get(1), ids.get(2));
    }

    @Test
    void countsAPieceWithoutADateInSightAsABrokenPromise() {
        Forecast forecast = forecast(queue, new WhatIf.HoursFrom(MONDAY_DATE, WeeklyHours.NONE));

        assertThat(forecast.broken()).hasSize(3);
        assertThat(forecast.after().workedOffBy()).isNull();
        assertThat(forecast.after().intakeFrom()).isNull();
    }

    @Test
    void tellsOfMoreHoursWhichPromisesAreSaved() {
        Queue late = promised(queued(480, 480, 480), 7, 0, 1);

        Forecast forecast = forecast(late, new WhatIf.ExtraHours(MONDAY_DATE, MONDAY_DATE.plusDays(1), 960));

        assertThat(forecast.saved()).extracting(Effect::entry).hasSize(2);
        assertThat(forecast.before().late()).isEqualTo(2);
        assertThat(forecast.after().late()).isZero();
    }

    @Test
    void tellsWhenANewOrderWouldBeMadeAndThatItMovesNobody() {
        Forecast forecast = forecast(queue, new WhatIf.Ordered(new WorkItem(600, 1440), new Transit(1, 3)));

        assertThat(forecast.effects()).isEmpty();
        Simulation.NewOrder order = forecast.orders().getFirst();
        assertThat(order.refusal()).isEmpty();
        assertThat(order.standing().position()).isEqualTo(4);
        assertThat(order.standing().minutesAhead()).isEqualTo(1440);
        Estimate.Known known = (Estimate.Known) order.standing().estimate();
        assertThat(known.ready().p50()).isEqualTo(MONDAY_DATE.plusDays(5));
        assertThat(order.standing().promisedBy()).isEqualTo(known.delivery().p90());
    }

    @Test
    void refusesANewOrderWhileIntakeIsPausedAndSaysTheDatesAllTheSame() {
        LocalDate until = MONDAY_DATE.plusDays(30);
        WhatIf order = new WhatIf.Ordered(new WorkItem(60, 0), Transit.NONE);

        Forecast forecast = forecast(queue, new WhatIf.IntakePaused(until), order);

        assertThat(forecast.orders().getFirst().refusal()).containsInstanceOf(Admission.Paused.class);
        assertThat(forecast.orders().getFirst().standing().position()).isEqualTo(4);
        assertThat(forecast.after().intakeFrom()).isEqualTo(until);
        assertThat(forecast(queue, new WhatIf.IntakePaused(null)).after().intakeFrom())
                .isNull();
    }

    @Test
    void refusesANewOrderWhileOthersWaitForTheHours() {
        Queue waitedFor = new Queue(queue.artisan(), queue.terms(), queue.summary(), queue.entries(), 2);
        WhatIf order = new WhatIf.Ordered(new WorkItem(60, 0), Transit.NONE);

        Forecast forecast = forecast(waitedFor, new WhatIf.Cancelled(ids.getFirst()), order);

        assertThat(forecast.orders().getFirst().refusal())
                .contains(new Admission.Full(MAYA, Optional.empty(), Admission.FullReason.OTHERS_WAIT));
        assertThat(forecast.before().intakeFrom()).isNull();
        assertThat(forecast.after().intakeFrom()).isNull();
    }

    @Test
    void saysWhichChangeCannotBe() {
        EntryId stranger = new EntryId(new UUID(3, 3));
        Queue started =
                queue.apply((Transition.Moved) queue.entries().getFirst().start(NOW, Long.MAX_VALUE), NOW);

        assertThat(simulate(queue, new WhatIf.IntakePaused(null), new WhatIf.Cancelled(stranger)))
                .isEqualTo(new Impossible(1, stranger, null));
        assertThat(simulate(started, new WhatIf.Reordered(Reorder.of(ids.getFirst(), null))))
                .isEqualTo(new Impossible(0, ids.getFirst(), EntryState.IN_PRODUCTION));
    }

    @Test
    void givesBackOnlyWhatIsNotWorkedYetWhenAPieceInHandIsCancelled() {
        Queue started =
                queue.apply((Transition.Moved) queue.entries().getFirst().start(NOW, Long.MAX_VALUE), NOW);

        Forecast forecast = forecast(started, new WhatIf.Cancelled(ids.getFirst()));

        assertThat(forecast.effects()).hasSize(3);
        assertThat(forecast.effects().getLast().entry()).isEqualTo(ids.getFirst());
        assertThat(forecast.effects().getLast().after()).isNull();
        assertThat(forecast.after().workedOffBy()).isEqualTo(MONDAY_DATE.plusDays(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void foretellsWhatReallyDoingItBrings(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 30; i++) {
            Estimator estimator = i % 2 == 0 ? PLAIN : LEARNING;
            Really really = new Really(RandomQueues.any(random, 1 + random.nextInt(25), NOW));
            Queue before = really.queue;
            List<WhatIf> changes = new ArrayList<>();
            for (int k = random.nextInt(1, 8); k > 0; k--) {
                changes.add(really.change(random));
            }

            Forecast forecast = (Forecast) Scenario.of(before, changes, Map.of(), NOW, estimator);

            Map<EntryId, Standing> was = standings(before, estimator);
            Map<EntryId, Standing> is = standings(really.queue, estimator);
            Map<EntryId, Standing> foretold = new HashMap<>(was);
            forecast.effects().forEach(effect -> foretold.put(effect.entry(), effect.after()));
            was.keySet().forEach(id -> {
                Standing standing = is.get(id);
                if (standing == null || standing.state() == EntryState.CANCELLED) {
                    assertThat(foretold.get(id)).isNull();
                } else {
                    assertThat(dates(present(foretold.get(id)))).isEqualTo(dates(standing));
                }
            });
        }
    }

    /** The same changes made one by one, with nothing but the core's own verbs and a calendar stated anew. */
    private static final class Really {
        private final List<WeeklyVersion> versions =
                new ArrayList<>(List.of(new WeeklyVersion(LocalDate.EPOCH, WeeklyHours.weekdays(480))));
        private final List<SpecialDays> special = new ArrayList<>();
        private Queue queue;

        Really(Queue queue) {
            this.queue = queue;
        }

        WhatIf change(SplittableRandom random) {
            LocalDate from = MONDAY_DATE.plusDays(random.nextInt(-3, 20));
            LocalDate to = from.plusDays(random.nextInt(10));
            return switch (random.nextInt(5)) {
                case 0 -> {
                    special.add(SpecialDays.off(from, to));
                    yield state(new WhatIf.TimeOff(from, to));
                }
                case 1 -> {
                    special.add(new SpecialDays(from, to, SpecialDays.Kind.EXTRA, 120));
                    yield state(new WhatIf.ExtraHours(from, to, 120));
                }
                case 2 -> {
                    versions.removeIf(version -> version.from().equals(from));
                    versions.add(new WeeklyVersion(from, HALF));
                    yield state(new WhatIf.HoursFrom(from, HALF));
                }
                case 3 -> reorder(random).orElseGet(() -> new WhatIf.IntakePaused(from));
                default -> cancel(random).orElseGet(() -> new WhatIf.IntakePaused(null));
            };
        }

        private WhatIf state(WhatIf change) {
            WorkCalendar calendar = new WorkCalendar(ZoneId.of("Europe/Berlin"), versions, special, List.of());
            queue = new Queue(queue.artisan(), Terms.of(calendar), queue.summary(), queue.entries());
            return change;
        }

        private Optional<WhatIf> reorder(SplittableRandom random) {
            if (queue.entries().stream().noneMatch(entry -> entry.state() == EntryState.QUEUED)) {
                return Optional.empty();
            }
            Reorder reorder = RandomQueues.reorder(random, queue, NOW);
            if (queue.reorder(reorder, NOW) instanceof Reordering.Moved moved) {
                queue = moved.queue();
            }
            return Optional.of(new WhatIf.Reordered(reorder));
        }

        private Optional<WhatIf> cancel(SplittableRandom random) {
            List<Entry> entries = queue.entries();
            Entry entry = entries.get(random.nextInt(entries.size()));
            if (!(entry.cancel(NOW) instanceof Transition.Moved moved)) {
                return Optional.empty();
            }
            queue = queue.apply(moved, NOW);
            return Optional.of(new WhatIf.Cancelled(entry.id()));
        }
    }

    private static List<Object> dates(Standing standing) {
        List<Object> dates = new ArrayList<>();
        dates.add(standing.state());
        dates.add(Optional.ofNullable(standing.position()));
        dates.add(Optional.ofNullable(standing.risk()));
        dates.add(
                standing.estimate() instanceof Estimate.Known known
                        ? List.of(known.ready(), known.delivery())
                        : standing.estimate());
        return dates;
    }

    private static Map<EntryId, Standing> standings(Queue queue, Estimator estimator) {
        Map<EntryId, Standing> standings = new HashMap<>();
        queue.standings(NOW, estimator).forEach(standing -> standings.put(standing.entry(), standing));
        return standings;
    }

    private static Forecast forecast(Queue queue, WhatIf... changes) {
        return (Forecast) simulate(queue, changes);
    }

    private static Simulation simulate(Queue queue, WhatIf... changes) {
        return Scenario.of(queue, List.of(changes), Map.of(), NOW, PLAIN);
    }

    private static Queue promised(Queue queue, int... days) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            entries.add(queue.entries().get(i).promised(MONDAY_DATE.plusDays(days[i])));
        }
        return new Queue(queue.artisan(), queue.terms(), queue.summary(), entries);
    }
}
