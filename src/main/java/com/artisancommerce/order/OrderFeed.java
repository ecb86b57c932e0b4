package com.artisancommerce.order;

import com.artisancommerce.live.LiveQueues;
import com.artisancommerce.live.LiveTicks;
import com.artisancommerce.live.QueueTick;
import com.artisancommerce.live.Watched;
import com.artisancommerce.order.store.CustomersOrders;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.streams.Feed;
import com.artisancommerce.platform.streams.StreamName;
import com.artisancommerce.platform.tenancy.Caller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Follows an order: its state at once and whenever it changes, its timeline without gaps or repetitions. */
@Singleton
public class OrderFeed {

    /** The name of the stream of all of a customer's orders. */
    public static final StreamName MINE = new StreamName("me", new UUID(0, 0));

    private final OrderViews views;
    private final Sql sql;
    private final CustomersOrders rows;
    private final WatchedCustomers customers;
    private final LiveTicks ticks;
    private final LiveQueues queues;
    private final Clock clock;

    OrderFeed(
            OrderViews views,
            Sql sql,
            CustomersOrders rows,
            WatchedCustomers customers,
            LiveTicks ticks,
            LiveQueues queues,
            Clock clock) {
        this.views = views;
        this.sql = sql;
        this.rows = rows;
        this.customers = customers;
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

    /**
     * All open orders of a customer, the newest {@link com.artisancommerce.platform.streams.StreamCursors#MAX_SIZE} of them.
     *
     * @param from where the customer stands; null for one who comes for the first time, or is lost
     * @param lost the customer's cursor leads nowhere
     */
    public MyOrders followAll(Caller customer, @Nullable Position from, boolean lost) {
        String subject = customer.signedIn().orElseThrow();
        return new MyOrders(this, new MyOrdersRead(sql, rows, customer.tenant(), subject), from, lost);
    }

    /** The number of the customer's newest order, known within seconds. */
    Watched<Long> watchCustomer(TenantId tenant, String customer, Runnable news) {
        return customers.watch(tenant, customer, id -> ticks.watch(WatchedCustomers.KIND, id, news));
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
