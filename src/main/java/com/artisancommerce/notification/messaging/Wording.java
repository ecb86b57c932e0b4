package com.artisancommerce.notification.messaging;

import com.artisancommerce.platform.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Amounts and times as people write them. */
final class Wording {

    private Wording() {}

    /** {@code $42.50}; a language without a country still gets the currency's sign or code. */
    static String amount(Money money, Locale locale) {
        Currency currency = Currency.getInstance(money.currency());
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(money.amount(), currency.getDefaultFractionDigits()));
    }

    static String date(LocalDate date, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(locale)
                .format(date);
    }

    /** In UTC, and it says so: nobody knows where the reader is. */
    static String moment(Instant instant, Locale locale) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        return date(utc.toLocalDate(), locale) + ", "
                + DateTimeFormatter.ofPattern("HH:mm 'UTC'", locale).format(utc);
    }
}
