package com.artisancommerce.order;

import java.util.List;

/**
 * The orders that a customer is told of.
 *
 * @param orders newest first: those that are open, and those that are new to the customer or were followed until now, whatever became of them
 * @param more whether there are further, older ones
 * @param newest the number of the customer's newest order, 0 without any; no order with a lower one is yet to come
 */
record OpenOrders(List<Order> orders, boolean more, long newest) {
    OpenOrders {
        orders = List.copyOf(orders);
    }
}
