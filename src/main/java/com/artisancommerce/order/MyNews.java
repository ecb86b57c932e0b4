package com.artisancommerce.order;

import java.util.List;

/** What a customer who watches all of their orders is told, each with where they stand by then. */
public sealed interface MyNews {

    Position position();

    /**
     * The orders that are told of from here on, newest first: what was told of another one is over.
     *
     * @param more whether further, older ones are open and not told of
     */
    record Listed(List<OrderId> orders, boolean more, Position position) implements MyNews {
        public Listed {
            orders = List.copyOf(orders);
        }
    }

    /** News of one of them. */
    record Of(OrderId order, FeedEvent event, Position position) implements MyNews {}

    /** The cursor is none of ours or from elsewhere: forget what you have. */
    record Reset(Position position) implements MyNews {}
}
