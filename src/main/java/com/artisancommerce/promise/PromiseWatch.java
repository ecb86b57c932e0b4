package com.artisancommerce.promise;

import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.QueueSnapshot;
import com.artisancommerce.capacity.QueueViews;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.store.Watches;
import com.artisancommerce.promise.store.Watches.Watch;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the promises of a queue whenever its answers may be others: after each new version, and on each new day of the artisan.
 *
 * <p>Whoever looks holds the row of the watch, so no two instances do the same work; a queue that is being looked at is passed over.
 */
@Singleton
public class PromiseWatch {

    private final Watches watches;
    private final QueueViews queues;
    private final Reviews reviews;
    private final Clock clock;

    PromiseWatch(Watches watches, QueueViews queues, Reviews reviews, Clock clock) {
        this.watches = watches;
        this.queues = queues;
        this.reviews = reviews;
        this.clock = clock;
    }

    /**
     * Queues to look at, of every shop, among the next that have promises.
     *
     * @param after where the last round ended; null begins at the first
     * @param limit of how many it is asked
     */
    public Uni<Round> round(Tx tx, @Nullable QueueRef after, int limit) {
        return watches.page(tx, after, limit)
                .chain(page -> queues.versions(
                                tx, page.stream().map(Watch::queue).toList())
                        .map(versions -> round(page, versions, limit)));
    }

    /**
     * Looks at one queue; answers the news for its orders. Nothing is new while another instance looks.
     *
     * @param limit how many promises change at once; the rest is for the next look
     */
    public Uni<List<PromiseEvent>> look(Tx tx, QueueRef queue, int limit) {
        return watches.take(tx, queue)
                .chain(taken -> taken.isPresent()
                        ? queues.snapshot(tx, queue.tenant(), queue.artisan())
                        : Uni.createFrom().item(Optional.<QueueSnapshot>empty()))
                .chain(found -> found.isPresent()
                        ? look(tx, queue, found.get(), limit)
                        : Uni.createFrom().item(List.<PromiseEvent>of()));
    }

    private Uni<List<PromiseEvent>> look(Tx tx, QueueRef queue, QueueSnapshot snapshot, int limit) {
        Instant now = snapshot.at(clock.now());
        Watch looked =
                new Watch(queue, snapshot.version(), now.atZone(snapshot.zone()).toLocalDate(), snapshot.zone());
        return reviews.review(tx, queue.tenant(), snapshot, now, limit)
                .call(review -> review.complete()
                        ? watches.looked(tx, looked)
                        : Uni.createFrom().voidItem())
                .map(Reviews.Review::news);
    }

    private Round round(List<Watch> page, Map<QueueRef, Long> versions, int limit) {
        Instant now = clock.now();
        List<QueueRef> changed = page.stream()
                .filter(watch -> isDue(watch, versions.getOrDefault(watch.queue(), watch.version()), now))
                .map(Watch::queue)
                .toList();
        return new Round(changed, page.size() < limit ? null : page.getLast().queue());
    }

    private static boolean isDue(Watch watch, long version, Instant now) {
        return version != watch.version()
                || !now.atZone(watch.zone()).toLocalDate().equals(watch.lookedOn());
    }

    /** @param next where the next round goes on; null begins anew */
    public record Round(List<QueueRef> queues, @Nullable QueueRef next) {}
}
