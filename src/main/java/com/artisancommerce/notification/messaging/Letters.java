package com.artisancommerce.notification.messaging;

import com.artisancommerce.notification.OrderConfirmed;
import com.artisancommerce.platform.messaging.Delivery;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Writes the letter that an event asks for, as plain text and as HTML. */
@Singleton
class Letters {

    private final ObjectMapper json;
    private final Template orderConfirmedText;
    private final Template orderConfirmedHtml;

    Letters(
            ObjectMapper json,
            @Location("notification/order-confirmed.txt") Template orderConfirmedText,
            @Location("notification/order-confirmed.html") Template orderConfirmedHtml) {
        this.json = json;
        this.orderConfirmedText = orderConfirmedText;
        this.orderConfirmedHtml = orderConfirmedHtml;
    }

    /** Fails with {@link IllegalArgumentException} when the event is no mail that this service knows. */
    Uni<Mail> write(Delivery event) {
        try {
            JsonNode mail = json.readTree(event.payload());
            return switch (mail.path("kind").asText()) {
                case "order_confirmed" ->
                    orderConfirmed(mail, json.treeToValue(mail.path("data"), OrderConfirmed.class));
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
        Uni<String> text = Uni.createFrom()
                .deferred(() -> orderConfirmedText.data("order", words).createUni());
        Uni<String> html = Uni.createFrom()
                .deferred(() -> orderConfirmedHtml.data("order", words).createUni());
        return Uni.combine()
                .all()
                .unis(text, html)
                .with((plain, rich) -> new Mail()
                        .addTo(mail.path("to").asText())
                        .setSubject("Your order " + words.orderNumber() + " is confirmed")
                        .setText(plain)
                        .setHtml(rich));
    }

    /** English until other languages have templates; numbers and dates follow the customer's own. */
    private static Locale localeOf(JsonNode mail) {
        Locale asked = Locale.forLanguageTag(mail.path("locale").asText("en"));
        return asked.getLanguage().equals("en") ? asked : Locale.ENGLISH;
    }
}
