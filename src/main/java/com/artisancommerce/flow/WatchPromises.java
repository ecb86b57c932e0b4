package com.artisancommerce.flow;

import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.order.OrderNews;
import com.artisancommerce.order.Orders;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.upkeep.Sweep;
import com.artisancommerce.promise.PromiseConfig;
import com.artisancommerce.promise.PromiseEvent;
import com.artisancommerce.promise.PromiseWatch;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whenever a queue's answers may be others, its promises are held against them, and customers whose pieces will be late are told. */
@Singleton
public class WatchPromises {

    private final SystemSql sql;
    private final PromiseWatch watch;
    private final Orders orders;
    private final PromiseConfig config;
    private final Sweep<QueueRef> sweep = new Sweep<>("Promises of queues");
    private final AtomicReference<@Nullable QueueRef> last = new AtomicReference<>();

    WatchPromises(SystemSql sql, PromiseWatch watch, Orders orders, PromiseConfig config) {
        this.sql = sql;
        this.watch = watch;
        this.orders = orders;
        this.config = config;
    }

    @Scheduled(every = "${artisan.promise.watch-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return sweep.round(except -> next(), this::look);
    }

    /** Goes on where the last round ended, so that all queues have their turn. */
    private Uni<List<QueueRef>> next() {
        return sql.inTransaction(tx -> watch.round(tx, last.get(), config.queuesAtOnce()))
                .invoke(round -> last.set(round.next()))
                .map(PromiseWatch.Round::queues);
    }

    /** One queue, one transaction. */
    private Uni<Void> look(QueueRef queue) {
        return sql.inTransaction(tx -> watch.look(tx, queue, config.changesAtOnce())
                .chain(events -> orders.hear(tx, queue.tenant(), news(events))));
    }

    private static List<OrderNews> news(List<PromiseEvent> events) {
        return events.stream().<OrderNews>map(OrderNews.Promised::new).toList();
    }
}
