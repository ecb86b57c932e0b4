package com.artisancommerce.promise;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.QueueSnapshot;
import com.artisancommerce.capacity.QueueViews;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.domain.Announcements;
import com.artisancommerce.promise.domain.Step;
import com.artisancommerce.promise.store.Ledgers;
import com.artisancommerce.promise.store.Ledgers.Kept;
import com.artisancommerce.promise.store.Policies;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds all open promises of a queue against its estimates. One pass reads them all, without a lock; only those that are found different
 * are locked, judged again as they are then, and written.
 */
@Singleton
class Reviews {

    private final Ledgers ledgers;
    private final Policies policies;
    private final QueueViews queues;
    private final LedgerSteps steps;

    Reviews(Ledgers ledgers, Policies policies, QueueViews queues, LedgerSteps steps) {
        this.ledgers = ledgers;
        this.policies = policies;
        this.queues = queues;
        this.steps = steps;
    }

    /**
     * What a review came to.
     *
     * @param news for the orders
     * @param complete whether nothing was left for the next round
     */
    record Review(List<PromiseEvent> news, boolean complete) {}

    /** At most so many promises change. Computing is left to a worker thread: a long queue must not hold up an event loop. */
    Uni<Review> review(Tx tx, TenantId tenant, QueueSnapshot snapshot, Instant now, int limit) {
        LocalDate today = now.atZone(snapshot.zone()).toLocalDate();
        return policies.of(tx, tenant)
                .map(policy -> new Announcements(policy, now))
                .chain(rules -> ledgers.open(tx, tenant, snapshot.artisan())
                        .emitOn(Infrastructure.getDefaultExecutor())
                        .chain(open -> views(tx, tenant, open, snapshot.views(now))
                                .map(views -> new Judgement(rules, today, views))
                                .chain(judgement -> settle(tx, tenant, judgement.different(open), judgement, limit))));
    }

    /** Of those in the queue, and of those that left it since they were looked at. */
    private Uni<Map<EntryId, EntryView>> views(
            Tx tx, TenantId tenant, List<Kept> open, Map<EntryId, EntryView> inQueue) {
        List<EntryId> left = open.stream()
                .map(kept -> kept.ledger().entry())
                .filter(entry -> !inQueue.containsKey(entry))
                .toList();
        if (left.isEmpty()) {
            return Uni.createFrom().item(inQueue);
        }
        Map<EntryId, EntryView> all = new HashMap<>(inQueue);
        return queues.entries(tx, tenant, left).invoke(all::putAll).replaceWith(all);
    }

    private Uni<Review> settle(Tx tx, TenantId tenant, List<EntryId> different, Judgement judgement, int limit) {
        if (different.isEmpty()) {
            return Uni.createFrom().item(new Review(List.of(), true));
        }
        List<EntryId> taken = different.stream().limit(limit).toList();
        return ledgers.lock(tx, tenant, taken)
                .map(judgement::steps)
                .call(judged -> steps.save(tx, tenant, judged))
                .map(judged -> new Review(news(judged), taken.size() == different.size()));
    }

    private static List<PromiseEvent> news(List<Step.Moved> judged) {
        return judged.stream().flatMap(step -> step.events().stream()).toList();
    }
}
