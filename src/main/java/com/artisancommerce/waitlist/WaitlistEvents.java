package com.artisancommerce.waitlist;

import com.artisancommerce.notification.Mail;
import com.artisancommerce.notification.WaitlistNews;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.outbox.OutboxMessage;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells the world of every step, and those who wait of what concerns them. */
@Singleton
class WaitlistEvents {

    private final Outbox outbox;
    private final String publicUrl;

    WaitlistEvents(
            Outbox outbox,
            @ConfigProperty(name = "artisan.public-url", defaultValue = "http://localhost:8080") String publicUrl) {
        this.outbox = outbox;
        this.publicUrl = publicUrl;
    }

    Uni<Void> changed(Tx tx, WaitlistEntry entry) {
        List<OutboxMessage> messages = new ArrayList<>();
        messages.add(message(entry, WaitlistChanged.TOPIC, WaitlistChanged.TYPE, WaitlistChanged.of(entry)));
        WaitlistNews.Kind news = news(entry);
        if (news != null) {
            messages.add(message(entry, Mail.TOPIC, Mail.TYPE, mail(entry, news)));
        }
        return outbox.append(tx, messages);
    }

    private Mail mail(WaitlistEntry entry, WaitlistNews.Kind news) {
        WaitlistEntry.Offer offer = entry.offer();
        PassedReason passed = entry.passed();
        WaitlistNews letter = new WaitlistNews(
                news,
                entry.person().contact().name(),
                entry.productName(),
                entry.wish().quantity(),
                offer == null ? null : offer.line().total(),
                offer == null ? null : offer.line().promisedBy(),
                offer == null ? null : offer.expiresAt(),
                passed == null ? null : passed.text(),
                publicUrl + "/v1/waitlist-entries/" + entry.id());
        return Mail.waitlist(entry.person().contact().email(), "en", letter);
    }

    /** Whoever acted themselves knows; the others are told. */
    private static WaitlistNews.@Nullable Kind news(WaitlistEntry entry) {
        return switch (entry.state()) {
            case WAITING -> WaitlistNews.Kind.JOINED;
            case OFFERED -> WaitlistNews.Kind.OFFERED;
            case LAPSED, PASSED_OVER -> WaitlistNews.Kind.PASSED;
            case ACCEPTED, DECLINED, LEFT -> null;
        };
    }

    private OutboxMessage message(WaitlistEntry entry, String topic, String type, Object data) {
        return outbox.message(entry.tenant(), topic, entry.id().toString(), type, data);
    }
}
