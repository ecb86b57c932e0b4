package com.artisancommerce.checkout;

import com.artisancommerce.capacity.ReserveCapacity;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.outbox.OutboxMessage;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** What checkouts send: the command for their hours, and word of every new version. */
@Singleton
class CheckoutEvents {

    private final Outbox outbox;

    CheckoutEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Asks again, but only where the command is gone: while Kafka is away commands would pile up that say the same. */
    Uni<Integer> reserveAgain(Tx tx, List<Checkout> checkouts) {
        List<String> keys = checkouts.stream()
                .map(checkout -> checkout.command().key())
                .distinct()
                .toList();
        return outbox.waiting(tx, ReserveCapacity.TOPIC, keys)
                .map(waiting -> checkouts.stream()
                        .filter(checkout -> !waiting.contains(checkout.command().key()))
                        .toList())
                .call(gone -> reserve(tx, gone))
                .map(List::size);
    }

    Uni<Void> reserve(Tx tx, List<Checkout> checkouts) {
        return outbox.append(tx, checkouts.stream().map(this::command).toList());
    }

    Uni<Void> changed(Tx tx, List<Checkout> checkouts) {
        return outbox.append(tx, checkouts.stream().map(this::change).toList());
    }

    private OutboxMessage command(Checkout checkout) {
        ReserveCapacity command = checkout.command();
        return outbox.message(checkout.tenant(), ReserveCapacity.TOPIC, command.key(), ReserveCapacity.TYPE, command);
    }

    private OutboxMessage change(Checkout checkout) {
        return outbox.message(
                checkout.tenant(),
                CheckoutChanged.TOPIC,
                checkout.id().toString(),
                CheckoutChanged.TYPE,
                CheckoutChanged.of(checkout));
    }
}
