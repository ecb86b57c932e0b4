package com.artisancommerce.order;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.QueueViews;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.Promises;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts orders together with their entries as the queues have them now, and with what was promised about them. */
@Singleton
class OrderAnswers {

    private final QueueViews queues;
    private final Promises promises;

    OrderAnswers(QueueViews queues, Promises promises) {
        this.queues = queues;
        this.promises = promises;
    }

    Uni<OrderAnswer> of(Tx tx, Order order) {
        return of(tx, order, entry -> Optional.empty());
    }

    /** @param atHand what a queue that is watched says of an entry */
    Uni<OrderAnswer> of(Tx tx, Order order, Function<EntryId, Optional<EntryView>> atHand) {
        List<EntryId> entries = order.entries().stream().map(OrderEntry::entry).toList();
        return queues.entries(tx, order.tenant(), entries, atHand)
                .chain(views -> promises.ofOrder(tx, order.tenant(), order.id().value())
                        .map(promised -> OrderAnswer.of(order, views, promised)));
    }
}
