package com.artisancommerce.flow;

import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.capacity.Overdue;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.StepResult;
import com.artisancommerce.checkout.CheckoutPayments;
import com.artisancommerce.checkout.CheckoutStatus;
import com.artisancommerce.checkout.Checkouts;
import com.artisancommerce.order.OrderNews;
import com.artisancommerce.order.Orders;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Time acts by itself: holds that ran out leave their queues and end their checkouts, pieces that cured make their orders ready. */
@Singleton
public class SettleOverdue {

    private static final Logger LOG = Logger.getLogger(SettleOverdue.class);

    private final SystemSql sql;
    private final Overdue overdue;
    private final Checkouts checkouts;
    private final CheckoutPayments payments;
    private final Orders orders;

    SettleOverdue(SystemSql sql, Overdue overdue, Checkouts checkouts, CheckoutPayments payments, Orders orders) {
        this.sql = sql;
        this.overdue = overdue;
        this.checkouts = checkouts;
        this.payments = payments;
        this.orders = orders;
    }

    @Scheduled(every = "${artisan.capacity.tidy-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return sql.inTransaction(overdue::find)
                .onItem()
                .transformToMulti(queues -> Multi.createFrom().iterable(queues))
                .onItem()
                .transformToUniAndConcatenate(this::settleOrLeave)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(e -> LOG.warnf("Overdue holds are looked for at the next try: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** A queue that cannot be settled is left to the next try and does not keep the others waiting. */
    private Uni<Void> settleOrLeave(QueueRef queue) {
        return settle(queue)
                .onFailure()
                .invoke(e -> LOG.warnf("%s is settled at the next try: %s", queue, e.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** One queue, one transaction. */
    private Uni<Void> settle(QueueRef queue) {
        return sql.inTransaction(tx -> overdue.settle(tx, queue)
                .call(moved -> endCheckouts(tx, moved))
                .chain(moved -> orders.hear(tx, queue.tenant(), cured(moved))));
    }

    private Uni<Void> endCheckouts(Tx tx, List<StepResult.Moved> moved) {
        return checkouts.end(tx, expired(moved), CheckoutStatus.EXPIRED).chain(ended -> payments.silent(tx, ended));
    }

    private static List<OrderNews> cured(List<StepResult.Moved> moved) {
        return moved.stream()
                .filter(each -> each.state() == EntryState.DONE)
                .<OrderNews>map(each -> new OrderNews.Moved(each.entry(), each.state(), null))
                .toList();
    }

    private static List<UUID> expired(List<StepResult.Moved> moved) {
        return moved.stream()
                .filter(each -> each.state() == EntryState.EXPIRED)
                .map(StepResult.Moved::checkoutId)
                .distinct()
                .toList();
    }
}
