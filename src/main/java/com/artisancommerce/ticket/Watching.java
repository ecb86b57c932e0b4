package com.artisancommerce.ticket;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.order.OrderId;
import java.util.List;

/** What somebody wants to watch. */
public sealed interface Watching {

    record Orders(List<OrderId> orders) implements Watching {
        public Orders {
            orders = List.copyOf(orders);
        }
    }

    record OneCheckout(CheckoutId checkout) implements Watching {}

    /** The board of an artisan. */
    record Board(ArtisanId artisan) implements Watching {}

    /** All of the caller's open orders. */
    record Mine() implements Watching {}
}
