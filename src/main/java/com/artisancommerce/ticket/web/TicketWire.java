package com.artisancommerce.ticket.web;

import com.artisancommerce.api.StreamTicketJson;
import com.artisancommerce.api.StreamTicketRequestJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.platform.streams.StreamTickets.Ticket;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.ticket.Watching;
import java.util.ArrayList;
import java.util.List;

/** Tickets as the wire says them. */
final class TicketWire {

    private TicketWire() {}

    /** @throws com.artisancommerce.platform.web.ProblemException 422 unless exactly one kind is asked for */
    static Watching watching(StreamTicketRequestJson body) {
        List<Watching> asked = new ArrayList<>();
        if (body.orderIds() != null) {
            asked.add(new Watching.Orders(
                    body.orderIds().stream().distinct().map(OrderId::new).toList()));
        }
        if (body.checkoutId() != null) {
            asked.add(new Watching.OneCheckout(new CheckoutId(body.checkoutId())));
        }
        if (body.artisanId() != null) {
            asked.add(new Watching.Board(new ArtisanId(body.artisanId())));
        }
        if (Boolean.TRUE.equals(body.mine())) {
            asked.add(new Watching.Mine());
        }
        if (asked.size() != 1) {
            throw ProblemType.INVALID_REQUEST
                    .because("A ticket opens streams of one kind. Give exactly one of the fields.")
                    .at("", "has " + asked.size() + " of the fields");
        }
        return asked.getFirst();
    }

    static StreamTicketJson ticket(Ticket ticket, Watching what, Caller caller) {
        String query = "?shop=" + caller.inShop().slug() + "&ticket=" + ticket.text();
        return new StreamTicketJson(
                ticket.text(),
                ticket.expiresAt(),
                ticket.resumableUntil(),
                paths(what).stream().map(path -> path + query).toList());
    }

    private static List<String> paths(Watching what) {
        return switch (what) {
            case Watching.Orders(List<OrderId> orders) ->
                orders.stream().map(order -> "/v1/orders/" + order + "/events").toList();
            case Watching.OneCheckout(CheckoutId checkout) -> List.of("/v1/checkouts/" + checkout + "/events");
            case Watching.Board(ArtisanId artisan) -> List.of("/v1/artisans/" + artisan + "/board/events");
            case Watching.Mine() -> List.of("/v1/me/events");
        };
    }
}
