package com.artisancommerce.capacity;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.QueueSummary;
import com.artisancommerce.capacity.domain.Transition;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what steps of entries came to: the entries, their queues' summaries, one event a queue. All of it, or nothing. */
@Singleton
class QueueSteps {

    private final Entries entries;
    private final LockedQueues queues;
    private final QueueLog queueLog;

    QueueSteps(Entries entries, LockedQueues queues, QueueLog queueLog) {
        this.entries = entries;
        this.queues = queues;
        this.queueLog = queueLog;
    }

    /** Writes the steps, unless one of them was refused: then nothing is written and the first refusal is the answer. */
    Uni<Steps> save(Tx tx, Locked locked, List<Transition> transitions, Why why) {
        List<Entry> moved = new ArrayList<>();
        List<Entry> all = new ArrayList<>();
        List<Change> log = new ArrayList<>();
        Map<ArtisanId, QueueSummary> summaries = new TreeMap<>();
        for (Transition transition : transitions) {
            switch (transition) {
                case Transition.Refused refused -> {
                    return Uni.createFrom().item(new Steps(List.of(), List.of(), refused));
                }
                case Transition.AlreadyDone(Entry entry) -> all.add(entry);
                case Transition.Moved step -> {
                    moved.add(step.entry());
                    all.add(step.entry());
                    log.add(apply(summaries, step, locked, why));
                }
            }
        }
        Steps steps = new Steps(all, moved, null);
        return moved.isEmpty()
                ? Uni.createFrom().item(steps)
                : entries.save(tx, locked, moved, why.order())
                        .chain(() -> queues.save(tx, locked, summaries))
                        .chain(() -> queueLog.append(tx, log))
                        .replaceWith(steps);
    }

    /** The steps of one queue add up; its version grows with each of them. */
    private static Change apply(Map<ArtisanId, QueueSummary> summaries, Transition.Moved step, Locked locked, Why why) {
        ArtisanId artisan = step.entry().artisan();
        QueueSummary earlier = summaries.get(artisan);
        QueueSummary before =
                earlier != null ? earlier : locked.stateOf(artisan).summary();
        QueueSummary after = before.apply(step.change(), locked.now());
        summaries.put(artisan, after);
        return new Change(
                locked.shopOf(artisan),
                artisan,
                after.version(),
                after.asOf(),
                step.kind(),
                step.entry().id(),
                step.reach(),
                step.minutes(),
                why.reason(),
                why.actor());
    }

    /**
     * What goes with a step.
     *
     * @param order the order that the entries belong to from now on; null leaves it as it is
     * @param reason in words for the customer; null when the step says it all
     * @param actor whoever took the step; null for time itself and for the customer of the checkout
     */
    record Why(
            @Nullable UUID order,
            @Nullable String reason,
            @Nullable String actor) {
        static final Why NONE = new Why(null, null, null);

        static Why order(@Nullable UUID order) {
            return new Why(order, null, null);
        }
    }

    /**
     * What steps came to.
     *
     * @param entries as they are now, those included that had made the step before
     * @param moved those that made it now
     * @param refusal null when all of them could
     */
    record Steps(List<Entry> entries, List<Entry> moved, Transition.@Nullable Refused refusal) {}
}
