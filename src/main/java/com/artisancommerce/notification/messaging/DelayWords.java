package com.artisancommerce.notification.messaging;

import com.artisancommerce.notification.DelayAnnounced;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A delay in the words of a letter.
 *
 * @param newDate null when nobody can say
 */
record DelayWords(
        String orderNumber,
        String name,
        String productName,
        String promisedBy,
        @Nullable String newDate,
        String reason,
        boolean silenceStands,
        String answerBy,
        String link) {

    static DelayWords of(DelayAnnounced delay, Locale locale) {
        LocalDate newDate = delay.newDate();
        return new DelayWords(
                delay.orderNumber(),
                delay.name(),
                delay.productName(),
                Wording.date(delay.promisedBy(), locale),
                newDate == null ? null : Wording.date(newDate, locale),
                delay.reason(),
                delay.silenceStands(),
                DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", locale)
                        .format(delay.answerBy().atOffset(ZoneOffset.UTC)),
                delay.link());
    }
}
