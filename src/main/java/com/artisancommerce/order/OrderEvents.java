package com.artisancommerce.order;

import com.artisancommerce.notification.Mail;
import com.artisancommerce.notification.OrderConfirmed;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.outbox.OutboxMessage;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
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

    Uni<Void> changed(Tx tx, Order order) {
        return outbox.append(tx, List.of(changed(order)));
    }

    private OutboxMessage changed(Order order) {
        return outbox.message(
                order.tenant(), OrderChanged.TOPIC, order.id().toString(), OrderChanged.TYPE, OrderChanged.of(order));
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
        Mail mail = Mail.orderConfirmed(order.contact().email(), "en", letter);
        return outbox.message(order.tenant(), Mail.TOPIC, order.id().toString(), Mail.TYPE, mail);
    }
}
