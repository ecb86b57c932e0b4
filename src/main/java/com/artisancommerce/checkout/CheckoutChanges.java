package com.artisancommerce.checkout;

import com.artisancommerce.checkout.store.CheckoutRows;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The only way to change checkouts: lock, change, save, and announce those that the change made different. */
@Singleton
class CheckoutChanges {

    private final CheckoutRows rows;
    private final CheckoutEvents events;

    CheckoutChanges(CheckoutRows rows, CheckoutEvents events) {
        this.rows = rows;
        this.events = events;
    }

    /** Answers those that are different now. */
    Uni<List<Checkout>> change(Tx tx, Collection<UUID> ids, UnaryOperator<Checkout> change) {
        return rows.lock(tx, ids)
                .map(before -> before.stream()
                        .map(checkout -> new Change(checkout, change.apply(checkout)))
                        .filter(Change::isReal)
                        .map(Change::after)
                        .toList())
                .call(changed -> rows.save(tx, changed))
                .call(changed -> events.changed(tx, changed));
    }

    private record Change(Checkout before, Checkout after) {
        boolean isReal() {
            return before.version() != after.version();
        }
    }
}
