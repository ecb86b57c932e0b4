package com.artisancommerce.order;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.live.LiveQueues;
import com.artisancommerce.live.LiveTicks;
import com.artisancommerce.platform.Clock;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows an order: its state at once and whenever it changes, its timeline without gaps or repetitions. */
@Singleton
public class OrderFeed {

    private final OrderViews views;
    private final LiveTicks ticks;
    private final LiveQueues queues;
    private final Clock clock;

    OrderFeed(OrderViews views, LiveTicks ticks, LiveQueues queues, Clock clock) {
        this.views = views;
        this.ticks = ticks;
        this.queues = queues;
        this.clock = clock;
    }

    /**
     * The feed from a cursor on. The watches begin before anything is read, so nothing falls between.
     *
     * @param after the number of the last timeline event that the follower has; null starts from now
     */
    public Multi<FeedEvent> follow(Order order, @Nullable Long after) {
        return Multi.createFrom().deferred(() -> {
            Follower follower = new Follower(order, after, views, clock);
            return Multi.createBy()
                    .merging()
                    .withRequests(1)
                    .streams(signals(order))
                    .onItem()
                    .transformToUniAndConcatenate(follower::take)
                    .onItem()
                    .transformToIterable(events -> events);
        });
    }

    private List<Multi<Signal>> signals(Order order) {
        List<Multi<Signal>> signals = new ArrayList<>();
        signals.add(ticks.watch(OrderChanged.TOPIC, order.id().value()).map(Signal.OrderMoved::new));
        order.entries().stream()
                .map(OrderEntry::artisan)
                .distinct()
                .forEach(artisan -> signals.add(queueOf(order, artisan)));
        return signals;
    }

    private Multi<Signal> queueOf(Order order, ArtisanId artisan) {
        return queues.watch(order.tenant(), artisan).map(Signal.QueueMoved::new);
    }
}
