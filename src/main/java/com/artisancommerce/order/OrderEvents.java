package com.artisancommerce.order;

import com.artisancommerce.checkout.RefundRequested;
import com.artisancommerce.notification.DelayAnnounced;
import com.artisancommerce.notification.Mail;
import com.artisancommerce.notification.OrderConfirmed;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.outbox.OutboxMessage;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.DelayNotice;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What orders send: word of every change, and the mail that confirms them. */
@Singleton
class OrderEvents {

    private final Outbox outbox;
    private final String publicUrl;

    OrderEvents(
            Outbox outbox,
            @ConfigProperty(name = "artisan.public-url", defaultValue = "http://localhost:8080") String publicUrl) {
        this.outbox = outbox;
        this.publicUrl = publicUrl;
    }

    Uni<Void> placed(Tx tx, Order order) {
        return outbox.append(tx, List.of(changed(order), mail(order)));
    }

    /** Word of each change, the refunds that it brings, and a letter when the customer is asked; all else the stream and the order say. */
    Uni<Void> heard(Tx tx, List<Heard> heard) {
        List<OutboxMessage> messages = new ArrayList<>();
        for (Heard each : heard) {
            messages.add(changed(each.order()));
            each.refunds().forEach(request -> messages.add(refund(request)));
            each.letters().forEach(notice -> messages.add(mail(each.order(), notice)));
        }
        return outbox.append(tx, messages);
    }

    /** The refund's own id is the event's, by which whoever pays recognises a repetition. */
    private OutboxMessage refund(RefundRequested request) {
        return outbox.message(
                        request.tenant(),
                        RefundRequested.TOPIC,
                        String.valueOf(request.order()),
                        RefundRequested.TYPE,
                        request)
                .withId(request.refund());
    }

    private OutboxMessage changed(Order order) {
        return outbox.message(
                order.tenant(), OrderChanged.TOPIC, order.id().toString(), OrderChanged.TYPE, OrderChanged.of(order));
    }

    private OutboxMessage mail(Order order, DelayNotice notice) {
        String piece = order.entries().stream()
                .filter(entry -> entry.entry().equals(notice.entry()))
                .map(OrderEntry::productName)
                .findFirst()
                .orElse("piece");
        var letter = new DelayAnnounced(
                order.id().value(),
                String.valueOf(order.number()),
                order.contact().name(),
                piece,
                notice.promisedBy(),
                notice.newDate(),
                notice.reason(),
                notice.silence() == DelayNotice.Silence.STANDS,
                notice.answerBy(),
                publicUrl + "/v1/orders/" + order.id() + "/delay-notices");
        return mail(order, Mail.delayAnnounced(order.contact().email(), "en", letter));
    }

    private OutboxMessage mail(Order order, Mail mail) {
        return outbox.message(order.tenant(), Mail.TOPIC, order.id().toString(), Mail.TYPE, mail);
    }

    private OutboxMessage mail(Order order) {
        var lines = order.entries().stream()
                .map(entry -> new OrderConfirmed.Line(entry.productName(), entry.quantity()))
                .toList();
        var letter = new OrderConfirmed(
                order.id().value(),
                String.valueOf(order.number()),
                order.contact().name(),
                order.total(),
                order.promisedBy(),
                lines,
                publicUrl + "/v1/orders/" + order.id());
        return mail(order, Mail.orderConfirmed(order.contact().email(), "en", letter));
    }
}
