package com.artisancommerce.order;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.order.store.OrderRows;
import com.artisancommerce.order.store.Timelines;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

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
                .call(placed -> timelines.append(tx, placed.order().tenant(), happened(placed)))
                .call(placed -> events.placed(tx, placed.order()))
                .map(placed -> placed.order().id());
    }

    /**
     * Orders hear what happened to their entries, each in the order of the news. All of them are locked first, by their ids, and written
     * together: the number of statements does not grow with the news. Nothing happens for entries without an order, and for what an order
     * has heard before.
     */
    public Uni<Void> hear(Tx tx, TenantId tenant, List<? extends OrderNews> news) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<EntryId> entries = news.stream().map(OrderNews::entry).distinct().toList();
        return rows.lockByEntries(tx, tenant, entries)
                .map(orders -> Heard.of(orders, List.copyOf(news), clock.now()))
                .chain(heard -> heard.isEmpty() ? Uni.createFrom().voidItem() : save(tx, tenant, heard));
    }

    private Uni<Void> save(Tx tx, TenantId tenant, List<Heard> heard) {
        return rows.save(tx, tenant, heard.stream().map(Heard::order).toList())
                .chain(() -> rows.saveEntries(
                        tx,
                        tenant,
                        heard.stream().flatMap(each -> each.entries().stream()).toList()))
                .chain(() -> timelines.append(tx, tenant, happened(heard)))
                .chain(() -> events.heard(tx, heard));
    }

    private static List<Timelines.Happened> happened(Order.Change placed) {
        return placed.events().stream()
                .map(event -> new Timelines.Happened(placed.order().id(), event))
                .toList();
    }

    private static List<Timelines.Happened> happened(List<Heard> heard) {
        return heard.stream()
                .flatMap(each -> each.events().stream()
                        .map(event -> new Timelines.Happened(each.order().id(), event)))
                .toList();
    }
}
