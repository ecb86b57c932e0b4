package com.artisancommerce.ticket;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueBoard;
import com.artisancommerce.checkout.CheckoutAccess;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.order.OrderAccess;
import com.artisancommerce.order.OrderFeed;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.platform.streams.StreamName;
import com.artisancommerce.platform.streams.StreamTickets;
import com.artisancommerce.platform.streams.StreamTickets.Ticket;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives tickets to those who may look. What they may see is asked here, by the rule of what is seen, and asked again when they come. */
@Singleton
public class TicketOffice {

    private final StreamTickets tickets;
    private final OrderAccess orders;
    private final CheckoutAccess checkouts;
    private final QueueBoard boards;

    TicketOffice(StreamTickets tickets, OrderAccess orders, CheckoutAccess checkouts, QueueBoard boards) {
        this.tickets = tickets;
        this.orders = orders;
        this.checkouts = checkouts;
        this.boards = boards;
    }

    /**
     * A ticket for all of it, or 404 when a part of it is not there for the caller.
     *
     * @param token a guest's order token
     */
    public Uni<Ticket> issue(Caller caller, Watching what, @Nullable String token) {
        return switch (what) {
            case Watching.Orders(List<OrderId> ids) -> ofOrders(caller, ids, token);
            case Watching.OneCheckout(CheckoutId id) ->
                checkouts.get(caller, id, token).chain(seen -> issue(caller, id, CheckoutAccess.stream(id)));
            case Watching.Board(ArtisanId artisan) -> ofBoard(caller.require(Role.ARTISAN, Role.SHOP_ADMIN), artisan);
            case Watching.Mine() -> tickets.issue(caller.require(Role.CUSTOMER), null, List.of(OrderFeed.MINE));
        };
    }

    /** A guest's token opens one checkout and its order, so all that a guest may see is of one. */
    private Uni<Ticket> ofOrders(Caller caller, List<OrderId> ids, @Nullable String token) {
        StreamName[] streams = ids.stream().map(OrderAccess::stream).toArray(StreamName[]::new);
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> orders.get(caller, id, token))
                .collect()
                .asList()
                .chain(seen -> issue(caller, seen.getFirst().checkout(), streams));
    }

    private Uni<Ticket> ofBoard(Caller caller, ArtisanId artisan) {
        return boards.requireOwn(caller, artisan)
                .chain(() -> tickets.issue(caller, null, List.of(QueueBoard.stream(artisan))));
    }

    private Uni<Ticket> issue(Caller caller, CheckoutId checkout, StreamName... streams) {
        return tickets.issue(caller, caller.isGuest() ? checkout.value() : null, List.of(streams));
    }
}
