package com.artisancommerce.notification.messaging;

import com.artisancommerce.notification.OrderConfirmed;
import com.artisancommerce.platform.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
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
                amount(order.total(), locale),
                DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(locale)
                        .format(order.promisedBy()),
                order.lines(),
                order.link());
    }

    /** {@code $42.50}; a language without a country still gets the currency's sign or code. */
    private static String amount(Money money, Locale locale) {
        Currency currency = Currency.getInstance(money.currency());
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(money.amount(), currency.getDefaultFractionDigits()));
    }
}
