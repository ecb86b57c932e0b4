package com.artisancommerce.capacity;

import com.artisancommerce.capacity.Suggestion.BeforeAndAfter;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.Reordering;
import com.artisancommerce.capacity.domain.plan.Effects;
import com.artisancommerce.capacity.domain.plan.SuggestedOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Suggests an order and says what would come of it, by doing it on a copy. */
final class Suggestions {

    private Suggestions() {}

    static Suggestion of(QueueSnapshot snapshot, Instant now) {
        Queue queue = snapshot.queue();
        Optional<Reorder> reorder = SuggestedOrder.of(queue, now, snapshot.estimator());
        List<Standing> before = queue.standings(now, snapshot.estimator());
        List<Standing> after = reorder.map(order -> queue.reorder(order, now))
                .map(done -> done instanceof Reordering.Moved moved ? moved.queue() : queue)
                .map(then -> then.standings(now, snapshot.estimator()))
                .orElse(before);
        int late = late(before);
        int lateThen = late(after);
        int waiting = queue.positions(now).size();
        return new Suggestion(
                snapshot.version(),
                now,
                snapshot.zone(),
                new BeforeAndAfter(waiting - late, waiting - lateThen),
                new BeforeAndAfter(late, lateThen),
                Effects.between(before, after, snapshot.orders()),
                reorder);
    }

    private static int late(List<Standing> standings) {
        return Math.toIntExact(standings.stream()
                .filter(standing -> standing.position() != null && Effect.isLate(standing))
                .count());
    }
}
