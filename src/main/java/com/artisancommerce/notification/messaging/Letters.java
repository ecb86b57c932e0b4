package com.artisancommerce.notification.messaging;

import com.artisancommerce.notification.DelayAnnounced;
import com.artisancommerce.notification.OrderConfirmed;
import com.artisancommerce.notification.PaymentNews;
import com.artisancommerce.notification.WaitlistNews;
import com.artisancommerce.platform.messaging.Delivery;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.mailer.Mail;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.function.Function;

/** Writes the letter that an event asks for, as plain text and as HTML. */
@Singleton
class Letters {

    private final ObjectMapper json;
    private final Engine templates;

    Letters(ObjectMapper json, Engine templates) {
        this.json = json;
        this.templates = templates;
    }

    /** Fails with {@link IllegalArgumentException} when the event is no mail that this service knows. */
    Uni<Mail> write(Delivery event) {
        try {
            JsonNode mail = json.readTree(event.payload());
            return switch (mail.path("kind").asText()) {
                case "order_confirmed" ->
                    orderConfirmed(mail, json.treeToValue(mail.path("data"), OrderConfirmed.class));
                case "delay_announced" ->
                    delayAnnounced(mail, json.treeToValue(mail.path("data"), DelayAnnounced.class));
                case "payment" -> payment(mail, json.treeToValue(mail.path("data"), PaymentNews.class));
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
        return letter(mail, subject, named("order-confirmed", "order", words));
    }

    private Uni<Mail> delayAnnounced(JsonNode mail, DelayAnnounced delay) {
        DelayWords words = DelayWords.of(delay, localeOf(mail));
        String subject = "Your order " + words.orderNumber() + " will be late: please decide";
        return letter(mail, subject, named("delay-announced", "delay", words));
    }

    private Uni<Mail> payment(JsonNode mail, PaymentNews news) {
        PaymentWords words = PaymentWords.of(news, localeOf(mail));
        return letter(mail, words.subject(), named("payment", "news", words));
    }

    private Uni<Mail> waitlist(JsonNode mail, WaitlistNews news) {
        WaitlistWords words = WaitlistWords.of(news, localeOf(mail));
        return letter(mail, words.subject(), named("waitlist", "news", words));
    }

    /** The templates of a letter, by the ending of their files. */
    private Function<String, TemplateInstance> named(String template, String name, Object words) {
        return ending ->
                templates.getTemplate("notification/" + template + ending).data(name, words);
    }

    private static Uni<Mail> letter(JsonNode mail, String subject, Function<String, TemplateInstance> written) {
        return Uni.combine()
                .all()
                .unis(rendered(written, ".txt"), rendered(written, ".html"))
                .with((plain, rich) -> new Mail()
                        .addTo(mail.path("to").asText())
                        .setSubject(subject)
                        .setText(plain)
                        .setHtml(rich));
    }

    private static Uni<String> rendered(Function<String, TemplateInstance> written, String ending) {
        return Uni.createFrom().deferred(() -> written.apply(ending).createUni());
    }

    /** English until other languages have templates; numbers and dates follow the customer's own. */
    private static Locale localeOf(JsonNode mail) {
        Locale asked = Locale.forLanguageTag(mail.path("locale").asText("en"));
        return asked.getLanguage().equals("en") ? asked : Locale.ENGLISH;
    }
}
