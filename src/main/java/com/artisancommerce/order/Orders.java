package com.artisancommerce.order;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryState;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.order.store.OrderRows;
import com.artisancommerce.order.store.Timelines;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.PromiseEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How orders come into being and move on. Every step locks the order's row, changes it and numbers its events there. */
@Singleton
public class Orders {

    private final OrderRows rows;
    private final Timelines timelines;
    private final OrderEvents events;
    private final Clock clock;

    Orders(OrderRows rows, Timelines timelines, OrderEvents events, Clock clock) {
        this.rows = rows;
        this.timelines = timelines;
        this.events = events;
        this.clock = clock;
    }

    /** The order of a checkout whose holds were confirmed in the same transaction; the customer gets a mail. */
    public Uni<OrderId> place(Tx tx, Checkout checkout, OrderId id, String payment) {
        return rows.nextNumber(tx, checkout.tenant())
                .map(number -> Order.place(checkout, id, number, payment, clock.now()))
                .call(placed -> rows.insert(tx, placed.order()))
                .call(placed -> timelines.append(tx, placed.order(), placed.events()))
                .call(placed -> events.placed(tx, placed.order()))
                .map(placed -> placed.order().id());
    }

    /**
     * An entry of some order is in another state now. Payment is asked to give back what a piece cost that is called off. Nothing happens
     * when the order has heard of it, or when there is none.
     */
    public Uni<Void> entryMoved(Tx tx, TenantId tenant, EntryId entry, EntryState state, @Nullable String reason) {
        return rows.lockByEntry(tx, tenant, entry)
                .map(found -> found.flatMap(order -> order.moved(entry, state, reason, clock.now())))
                .chain(change -> change.isPresent()
                        ? save(tx, change.get(), entry)
                        : Uni.createFrom().voidItem());
    }

    /** The artisan put other work before a piece, and its promise will not be kept. The customer reads why. */
    public Uni<Void> postponed(Tx tx, TenantId tenant, EntryId entry, String reason) {
        return rows.lockByEntry(tx, tenant, entry)
                .map(found -> found.flatMap(order -> order.postponed(entry, reason, clock.now())))
                .chain(change -> change.isPresent()
                        ? save(tx, change.get(), entry)
                        : Uni.createFrom().voidItem());
    }

    /** Something happened to the promise of an entry: the timeline tells it, and a letter does when the customer is asked. */
    public Uni<Void> told(Tx tx, TenantId tenant, PromiseEvent event) {
        EntryId entry = event.notice().entry();
        return rows.lockByEntry(tx, tenant, entry)
                .map(found -> found.flatMap(order -> order.told(event, clock.now())))
                .chain(change -> change.isPresent()
                        ? save(tx, change.get(), entry).call(() -> events.told(tx, change.get(), event))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> save(Tx tx, Order.Change change, EntryId moved) {
        Order order = change.order();
        Optional<OrderEntry> entry = order.entries().stream()
                .filter(each -> each.entry().equals(moved))
                .findFirst();
        return rows.save(tx, order, entry.orElseThrow())
                .chain(() -> timelines.append(tx, order, change.events()))
                .chain(() -> events.changed(tx, change));
    }
}
