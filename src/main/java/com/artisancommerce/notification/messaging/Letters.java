package com.artisancommerce.notification.messaging;

import com.artisancommerce.notification.OrderConfirmed;
import com.artisancommerce.notification.WaitlistNews;
import com.artisancommerce.platform.messaging.Delivery;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Writes the letter that an event asks for, as plain text and as HTML. */
@Singleton
class Letters {

    private final ObjectMapper json;
    private final Template orderConfirmedText;
    private final Template orderConfirmedHtml;
    private final Template waitlistText;
    private final Template waitlistHtml;

    Letters(
            ObjectMapper json,
            @Location("notification/order-confirmed.txt") Template orderConfirmedText,
            @Location("notification/order-confirmed.html") Template orderConfirmedHtml,
            @Location("notification/waitlist.txt") Template waitlistText,
            @Location("notification/waitlist.html") Template waitlistHtml) {
        this.json = json;
        this.orderConfirmedText = orderConfirmedText;
        this.orderConfirmedHtml = orderConfirmedHtml;
        this.waitlistText = waitlistText;
        this.waitlistHtml = waitlistHtml;
    }

    /** Fails with {@link IllegalArgumentException} when the event is no mail that this service knows. */
    Uni<Mail> write(Delivery event) {
        try {
            JsonNode mail = json.readTree(event.payload());
            return switch (mail.path("kind").asText()) {
                case "order_confirmed" ->
                    orderConfirmed(mail, json.treeToValue(mail.path("data"), OrderConfirmed.class));
                case "waitlist" -> waitlist(mail, json.treeToValue(mail.path("data"), WaitlistNews.class));
                default ->
                    throw new IllegalArgumentException(
                            "No letter of kind '" + mail.path("kind").asText() + "' in " + event.place());
            };
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a mail: " + event.place(), e);
        }
    }

    private Uni<Mail> orderConfirmed(JsonNode mail, OrderConfirmed order) {
        ConfirmationWords words = ConfirmationWords.of(order, localeOf(mail));
        String subject = "Your order " + words.orderNumber() + " is confirmed";
        return letter(mail, subject, orderConfirmedText.data("order", words), orderConfirmedHtml.data("order", words));
    }

    private Uni<Mail> waitlist(JsonNode mail, WaitlistNews news) {
        WaitlistWords words = WaitlistWords.of(news, localeOf(mail));
        return letter(mail, words.subject(), waitlistText.data("news", words), waitlistHtml.data("news", words));
    }

    private static Uni<Mail> letter(JsonNode mail, String subject, TemplateInstance text, TemplateInstance html) {
        return Uni.combine()
                .all()
                .unis(
                        Uni.createFrom().deferred(text::createUni),
                        Uni.createFrom().deferred(html::createUni))
                .with((plain, rich) -> new Mail()
                        .addTo(mail.path("to").asText())
                        .setSubject(subject)
                        .setText(plain)
                        .setHtml(rich));
    }

    /** English until other languages have templates; numbers and dates follow the customer's own. */
    private static Locale localeOf(JsonNode mail) {
        Locale asked = Locale.forLanguageTag(mail.path("locale").asText("en"));
        return asked.getLanguage().equals("en") ? asked : Locale.ENGLISH;
    }
}
