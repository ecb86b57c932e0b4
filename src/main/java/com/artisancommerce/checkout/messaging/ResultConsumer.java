package com.artisancommerce.checkout.messaging;

import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.checkout.Checkouts;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.messaging.Deliveries;
import com.artisancommerce.platform.messaging.Delivery;
import com.artisancommerce.platform.messaging.Gathering;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Brings answers to the checkouts that wait for them, all that have come at a time. */
@Singleton
public class ResultConsumer {

    private final Deliveries deliveries;
    private final Checkouts checkouts;
    private final JsonText json;

    ResultConsumer(Deliveries deliveries, Checkouts checkouts, JsonText json) {
        this.deliveries = deliveries;
        this.checkouts = checkouts;
        this.json = json;
    }

    @Incoming("checkout-results")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> consume() {
        return new Gathering(records -> deliveries.settle(records, this::apply));
    }

    private Uni<Void> apply(Tx tx, List<Delivery> batch) {
        List<ReservationAnswered> answers = batch.stream()
                .map(delivery -> json.read(delivery.payload(), ReservationAnswered.class))
                .toList();
        return checkouts.answered(tx, answers);
    }
}
