package com.artisancommerce.notification;

/**
 * A mail that somebody shall get, as it travels on {@link #TOPIC}.
 *
 * @param kind which letter it is, such as {@code order_confirmed}
 * @param to one address
 * @param locale BCP 47, such as {@code en}
 * @param data what the letter says
 */
public record Mail(String kind, String to, String locale, Letter data) {

    /** Keyed by the order, so that the mails of one order leave in order. */
    public static final String TOPIC = "notifications";

    /** The CloudEvents type. */
    public static final String TYPE = "com.artisancommerce.notification.mail.v1";

    /** Asks the customer whether to wait. */
    public static Mail delayAnnounced(String to, String locale, DelayAnnounced delay) {
        return new Mail(DelayAnnounced.KIND, to, locale, delay);
    }

    /** Tells somebody what became of their waiting. */
    public static Mail waitlist(String to, String locale, WaitlistNews news) {
        return new Mail(WaitlistNews.KIND, to, locale, news);
    }

    /** Asks whether a later date will do, or tells that the money goes back. */
    public static Mail payment(String to, String locale, PaymentNews news) {
        return new Mail(PaymentNews.KIND, to, locale, news);
    }

    /** Tells the customer that the order has come into being. */
    public static Mail orderConfirmed(String to, String locale, OrderConfirmed order) {
        return new Mail(OrderConfirmed.KIND, to, locale, order);
    }
}
