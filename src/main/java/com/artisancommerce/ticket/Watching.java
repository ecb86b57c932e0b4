package com.artisancommerce.ticket;

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

    /** All of the caller's open orders. */
    record Mine() implements Watching {}
}
