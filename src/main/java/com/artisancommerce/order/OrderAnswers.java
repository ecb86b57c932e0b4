package com.artisancommerce.order;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.QueueViews;
import com.artisancommerce.live.LiveQueues;
import com.artisancommerce.live.QueueTick;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.Promises;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Puts orders together with their entries as the queues have them now, and with what was promised about them. */
@Singleton
class OrderAnswers {

    private final QueueViews queues;
    private final LiveQueues live;
    private final Promises promises;

    OrderAnswers(QueueViews queues, LiveQueues live, Promises promises) {
        this.queues = queues;
        this.live = live;
        this.promises = promises;
    }

    /** A queue that somebody watches here is not read again as long as it is of the same version. */
    Uni<OrderAnswer> of(Tx tx, Order order) {
        List<EntryId> entries = order.entries().stream().map(OrderEntry::entry).toList();
        List<QueueTick> atHand = atHand(order);
        return queues.entries(tx, order.tenant(), entries, entry -> in(atHand, entry))
                .chain(views -> promises.ofOrder(tx, order.tenant(), order.id().value())
                        .map(promised -> OrderAnswer.of(order, views, promised)));
    }

    private List<QueueTick> atHand(Order order) {
        return order.entries().stream()
                .map(OrderEntry::artisan)
                .distinct()
                .flatMap(artisan -> live.atHand(order.tenant(), artisan).stream())
                .toList();
    }

    private static Optional<EntryView> in(List<QueueTick> ticks, EntryId entry) {
        return ticks.stream()
                .flatMap(tick -> Optional.ofNullable(tick.views().get(entry)).stream())
                .findFirst();
    }
}
