package com.artisancommerce.checkout;

import com.artisancommerce.notification.Mail;
import com.artisancommerce.notification.PaymentNews;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.outbox.OutboxMessage;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refunds that checkouts ask for, and what their customers are written about late payments. */
@Singleton
class CheckoutLetters {

    private final Outbox outbox;
    private final String publicUrl;

    CheckoutLetters(
            Outbox outbox,
            @ConfigProperty(name = "artisan.public-url", defaultValue = "http://localhost:8080") String publicUrl) {
        this.outbox = outbox;
        this.publicUrl = publicUrl;
    }

    /** Asks the customer whether a later date will do. */
    Uni<Void> askConsent(Tx tx, Checkout asked) {
        Checkout.Answer answer = asked.answer();
        return outbox.append(
                tx,
                List.of(mail(
                        asked,
                        new PaymentNews(
                                asked.contact().name(),
                                asked.total(),
                                answer.promisedBy(),
                                answer.holdExpiresAt(),
                                null,
                                link(asked)))));
    }

    /** Asks payment for the money, and tells the customer that it comes. */
    Uni<Void> refund(Tx tx, Checkout checkout, String reason) {
        return refund(tx, checkout, RefundRequested.of(checkout, reason));
    }

    /** The same for a payment that came in addition. */
    Uni<Void> refundAnother(Tx tx, Checkout checkout, Payment payment, String reason) {
        return refund(tx, checkout, RefundRequested.ofAnother(checkout, payment, reason));
    }

    /** The ids of both are known beforehand: asked again, neither the money nor the letter goes out twice. */
    private Uni<Void> refund(Tx tx, Checkout checkout, RefundRequested request) {
        OutboxMessage message = outbox.message(
                checkout.tenant(), RefundRequested.TOPIC, checkout.id().toString(), RefundRequested.TYPE, request);
        var news = new PaymentNews(
                checkout.contact().name(), request.amount(), null, null, request.reason(), link(checkout));
        OutboxMessage letter = mail(checkout, news).withId(request.letter());
        return outbox.append(tx, List.of(message.withId(request.refund()), letter));
    }

    private OutboxMessage mail(Checkout checkout, PaymentNews news) {
        Mail mail = Mail.payment(checkout.contact().email(), "en", news);
        return outbox.message(checkout.tenant(), Mail.TOPIC, checkout.id().toString(), Mail.TYPE, mail);
    }

    private String link(Checkout checkout) {
        return publicUrl + "/v1/checkouts/" + checkout.id();
    }
}
