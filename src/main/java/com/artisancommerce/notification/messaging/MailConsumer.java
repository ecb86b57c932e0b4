package com.artisancommerce.notification.messaging;

import com.artisancommerce.platform.messaging.Deliveries;
import com.artisancommerce.platform.messaging.Delivery;
import com.artisancommerce.platform.messaging.Inbox;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Sends each mail once, as far as SMTP allows.
 *
 * <p>The event is noted, the mail handed over, and only then the note committed: a mail that could not be handed over leaves no note and
 * is tried again. If the service dies between the handing over and the commit, the mail is sent a second time.
 */
@Singleton
public class MailConsumer {

    private static final String NAME = "notification";

    private final Deliveries deliveries;
    private final Inbox inbox;
    private final Letters letters;
    private final PostOffice postOffice;

    MailConsumer(Deliveries deliveries, Inbox inbox, Letters letters, PostOffice postOffice) {
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.letters = letters;
        this.postOffice = postOffice;
    }

    @Incoming("notifications")
    Uni<Void> consume(ConsumerRecord<String, String> event) {
        return deliveries.settle(List.of(event), this::deliver);
    }

    private Uni<Void> deliver(Tx tx, List<Delivery> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> deliver(tx, event))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> deliver(Tx tx, Delivery event) {
        return inbox.takeIn(tx, NAME, event)
                .chain(first -> first ? send(event) : Uni.createFrom().voidItem());
    }

    private Uni<Void> send(Delivery event) {
        return letters.write(event).chain(postOffice::handOver);
    }
}
