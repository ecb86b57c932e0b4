package com.artisancommerce.notification.messaging;

import com.artisancommerce.notification.OrderConfirmed;
import java.util.List;
import java.util.Locale;

/** A confirmed order in the words of a letter: amounts and dates as people write them. */
record ConfirmationWords(
        String orderNumber,
        String name,
        String total,
        String promisedBy,
        List<OrderConfirmed.Line> lines,
        String link) {

    static ConfirmationWords of(OrderConfirmed order, Locale locale) {
        return new ConfirmationWords(
                order.orderNumber(),
                order.name(),
                Wording.amount(order.total(), locale),
                Wording.date(order.promisedBy(), locale),
                order.lines(),
                order.link());
    }
}
