package com.artisancommerce.order;

import com.artisancommerce.live.LiveQueues;
import com.artisancommerce.live.LiveTicks;
import com.artisancommerce.live.QueueTick;
import com.artisancommerce.live.Watched;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.streams.Feed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
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
     * The feed from a cursor on, for one follower. Its watches begin before anything is read, so nothing falls between.
     *
     * @param after the number of the last timeline event that the follower has; null starts from now
     */
    public Feed<FeedEvent> follow(Order order, @Nullable Long after) {
        return new Follower(this, views, new Told(order, after, clock));
    }

    Watched<Long> watchOrder(Order order, Runnable news) {
        return ticks.watch(OrderChanged.TOPIC, order.id().value(), news);
    }

    List<Watched<Optional<QueueTick>>> watchQueues(Order order, Runnable news) {
        return order.entries().stream()
                .map(OrderEntry::artisan)
                .distinct()
                .map(artisan -> queues.watch(order.tenant(), artisan, news))
                .toList();
    }
}
