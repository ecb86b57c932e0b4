package com.artisancommerce.notification.messaging;

import com.artisancommerce.notification.PaymentNews;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** News of a late payment in the words of a letter. What does not apply is empty. */
record PaymentWords(
        String subject,
        boolean asked,
        String name,
        String total,
        String promisedBy,
        String answerBy,
        String reason,
        String link) {

    static PaymentWords of(PaymentNews news, Locale locale) {
        LocalDate promisedBy = news.promisedBy();
        Instant answerBy = news.answerBy();
        String reason = news.reason();
        return new PaymentWords(
                reason == null ? "Will a later date do? Please decide" : "Your money goes back",
                reason == null,
                news.name(),
                Wording.amount(news.total(), locale),
                promisedBy == null ? "" : Wording.date(promisedBy, locale),
                answerBy == null ? "" : Wording.moment(answerBy, locale),
                reason == null ? "" : reason,
                news.link());
    }
}
