package com.artisancommerce.flow;

import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.order.OrderNews;
import com.artisancommerce.order.Orders;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.promise.PromiseConfig;
import com.artisancommerce.promise.PromiseEvent;
import com.artisancommerce.promise.PromiseWatch;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Whenever a queue's answers may be others, its promises are held against them, and customers whose pieces will be late are told. */
@Singleton
public class WatchPromises {

    private static final Logger LOG = Logger.getLogger(WatchPromises.class);

    private final SystemSql sql;
    private final PromiseWatch watch;
    private final Orders orders;
    private final PromiseConfig config;
    private final AtomicReference<@Nullable QueueRef> last = new AtomicReference<>();

    WatchPromises(SystemSql sql, PromiseWatch watch, Orders orders, PromiseConfig config) {
        this.sql = sql;
        this.watch = watch;
        this.orders = orders;
        this.config = config;
    }

    @Scheduled(every = "${artisan.promise.watch-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return sql.inTransaction(tx -> watch.round(tx, last.get(), config.queuesAtOnce()))
                .invoke(round -> last.set(round.next()))
                .onItem()
                .transformToMulti(round -> Multi.createFrom().iterable(round.queues()))
                .onItem()
                .transformToUniAndConcatenate(this::lookOrLeave)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(e -> LOG.warnf("Promises are looked at in the next round: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** A queue that cannot be looked at is left to the next round and does not keep the others waiting. */
    private Uni<Void> lookOrLeave(QueueRef queue) {
        return look(queue)
                .onFailure()
                .invoke(e -> LOG.warnf("The promises of %s are looked at in the next round: %s", queue, e.toString()))
                .onFailure()
                .recoverWithNull();
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
