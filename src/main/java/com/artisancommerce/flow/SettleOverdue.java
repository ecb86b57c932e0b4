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
import com.artisancommerce.platform.upkeep.Sweep;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Time acts by itself: holds that ran out leave their queues and end their checkouts, pieces that cured make their orders ready. */
@Singleton
public class SettleOverdue {

    private final SystemSql sql;
    private final Overdue overdue;
    private final Checkouts checkouts;
    private final CheckoutPayments payments;
    private final Orders orders;
    private final Sweep<QueueRef> sweep = new Sweep<>("What is overdue in queues");

    SettleOverdue(SystemSql sql, Overdue overdue, Checkouts checkouts, CheckoutPayments payments, Orders orders) {
        this.sql = sql;
        this.overdue = overdue;
        this.checkouts = checkouts;
        this.payments = payments;
        this.orders = orders;
    }

    @Scheduled(every = "${artisan.capacity.tidy-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return sweep.round(except -> sql.inTransaction(tx -> overdue.find(tx, except)), this::settle);
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
