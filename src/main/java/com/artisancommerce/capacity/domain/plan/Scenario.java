package com.artisancommerce.capacity.domain.plan;

import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.Effect;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Estimate;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.Reorder;
import com.artisancommerce.capacity.Simulation;
import com.artisancommerce.capacity.Simulation.Impossible;
import com.artisancommerce.capacity.Simulation.NewOrder;
import com.artisancommerce.capacity.Standing;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.capacity.WhatIf;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.Reordering;
import com.artisancommerce.capacity.domain.Transition;
import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Tries changes out on a copy of a queue, by the rules by which they would really be made, and compares. A working value, not for sharing.
 * Time grows as n log n with the number of entries, for each change.
 */
public final class Scenario {
    private static final LocalDate WHENEVER = LocalDate.of(9999, 12, 31);

    private final Queue before;
    private final Instant now;
    private final Estimator estimator;
    private final Map<EntryId, Joined> joined = new LinkedHashMap<>();
    private Queue queue;

    private Scenario(Queue queue, Instant now, Estimator estimator) {
        this.before = queue;
        this.queue = queue;
        this.now = now;
        this.estimator = estimator;
    }

    /** @param orders of the entries that have one */
    public static Simulation of(
            Queue queue, List<WhatIf> changes, Map<EntryId, UUID> orders, Instant now, Estimator estimator) {
        Scenario scenario = new Scenario(queue, now, estimator);
        for (int i = 0; i < changes.size(); i++) {
            Optional<Impossible> objection = scenario.apply(i, changes.get(i));
            if (objection.isPresent()) {
                return objection.get();
            }
        }
        return scenario.forecast(orders);
    }

    private Optional<Impossible> apply(int index, WhatIf change) {
        switch (change) {
            case WhatIf.TimeOff off -> edit(calendar -> calendar.with(off.days()));
            case WhatIf.HoursFrom hours ->
                edit(calendar -> calendar.with(new WeeklyVersion(hours.from(), hours.weekly())));
            case WhatIf.ExtraHours extra -> edit(calendar -> calendar.with(extra.days()));
            case WhatIf.IntakePaused pause ->
                queue = queue.with(queue.terms().with(new Pause("What if", pause.until())));
            case WhatIf.Ordered ordered -> join(index, ordered);
            case WhatIf.Reordered(Reorder reorder) -> {
                return reorder(index, reorder);
            }
            case WhatIf.Cancelled(EntryId entry) -> {
                return cancel(index, entry);
            }
        }
        return Optional.empty();
    }

    private void edit(UnaryOperator<WorkCalendar> change) {
        queue = queue.with(queue.terms().with(change.apply(queue.terms().calendar())));
    }

    private void join(int index, WhatIf.Ordered ordered) {
        LocalDate today = queue.terms().calendar().today(now);
        Optional<Admission.Refused> refusal =
                queue.state(now).refusal(queue.artisan(), ordered.work().minutes(), today);
        Entry entry = queue.newcomer(new EntryId(new UUID(0, index)), ordered.work(), ordered.transit(), now);
        Standing standing =
                queue.with(entry.promised(WHENEVER)).standings(now, estimator).getLast();
        LocalDate promise = standing.estimate() instanceof Estimate.Known known
                ? known.delivery().p90()
                : WHENEVER;
        queue = queue.with(entry.promised(promise));
        joined.put(
                entry.id(),
                new Joined(index, refusal.or(() -> QueueState.withoutDate(queue.artisan(), standing.estimate()))));
    }

    private Optional<Impossible> reorder(int index, Reorder reorder) {
        return switch (queue.reorder(reorder, now)) {
            case Reordering.Moved moved -> {
                queue = moved.queue();
                yield Optional.empty();
            }
            case Reordering.InPlace inPlace -> Optional.empty();
            case Reordering.Refused refused -> Optional.of(new Impossible(index, refused.entry(), refused.met()));
        };
    }

    private Optional<Impossible> cancel(int index, EntryId id) {
        Optional<Entry> entry = queue.entry(id);
        if (entry.isEmpty()) {
            return Optional.of(new Impossible(index, id, null));
        }
        return switch (entry.get().cancel(now)) {
            case Transition.Moved moved -> {
                queue = queue.apply(moved, now);
                yield Optional.empty();
            }
            case Transition.AlreadyDone done -> Optional.empty();
            case Transition.Refused refused -> Optional.of(new Impossible(index, id, refused.met()));
        };
    }

    private Simulation.Forecast forecast(Map<EntryId, UUID> orders) {
        List<Standing> then = before.standings(now, estimator);
        List<Standing> after = present(queue.standings(now, estimator));
        List<Effect> effects = Effects.between(then, after, orders).stream()
                .filter(effect -> !joined.containsKey(effect.entry()))
                .toList();
        return new Simulation.Forecast(
                before.version(),
                now,
                before.terms().calendar().zone(),
                Outlooks.of(before, then, now),
                Outlooks.of(queue, after, now),
                effects,
                newOrders(after));
    }

    /** Without those that the plan called off. */
    private static List<Standing> present(List<Standing> standings) {
        return standings.stream()
                .filter(standing -> standing.state() != EntryState.CANCELLED)
                .toList();
    }

    private List<NewOrder> newOrders(List<Standing> after) {
        List<NewOrder> orders = new ArrayList<>(joined.size());
        for (Standing standing : after) {
            Joined order = joined.get(standing.entry());
            if (order != null) {
                orders.add(new NewOrder(order.change, standing, order.refusal));
            }
        }
        orders.sort(Comparator.comparingInt(NewOrder::change));
        return orders;
    }

    private record Joined(int change, Optional<Admission.Refused> refusal) {}
}
