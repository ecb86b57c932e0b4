package com.artisancommerce.notification;

import com.artisancommerce.platform.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The letter after a confirmation.
 *
 * @param name how the customer is addressed
 * @param promisedBy the last day of the promise, in the artisan's zone
 * @param link where the customer follows the order, absolute
 */
public record OrderConfirmed(
        UUID orderId, String orderNumber, String name, Money total, LocalDate promisedBy, List<Line> lines, String link)
        implements Letter {

    static final String KIND = "order_confirmed";

    public OrderConfirmed {
        lines = List.copyOf(lines);
    }

    /** One product of the order. */
    public record Line(String name, int quantity) {}
}
