package com.artisancommerce.notification.messaging;

import com.artisancommerce.notification.WaitlistNews;
import com.artisancommerce.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** News of a waitlist in the words of a letter. What does not apply is empty. */
record WaitlistWords(
        String subject,
        boolean joined,
        boolean offered,
        boolean silent,
        String name,
        String what,
        String total,
        String promisedBy,
        String until,
        String reason,
        String link) {

    static WaitlistWords of(WaitlistNews news, Locale locale) {
        Money total = news.total();
        LocalDate promisedBy = news.promisedBy();
        Instant until = news.until();
        String reason = news.reason();
        return new WaitlistWords(
                subject(news),
                news.what() == WaitlistNews.Kind.JOINED,
                news.what() == WaitlistNews.Kind.OFFERED,
                news.what() == WaitlistNews.Kind.PASSED && reason == null,
                news.name(),
                news.quantity() + " x " + news.product(),
                total == null ? "" : Wording.amount(total, locale),
                promisedBy == null ? "" : Wording.date(promisedBy, locale),
                until == null ? "" : Wording.moment(until, locale),
                reason == null ? "" : reason,
                news.link());
    }

    private static String subject(WaitlistNews news) {
        return switch (news.what()) {
            case JOINED -> "You wait for " + news.product();
            case OFFERED -> "It is your turn: " + news.product();
            case PASSED -> "You do not wait any more for " + news.product();
        };
    }
}
