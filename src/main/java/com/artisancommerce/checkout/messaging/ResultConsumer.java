package com.artisancommerce.checkout.messaging;

import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.checkout.Checkouts;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.messaging.Deliveries;
import com.artisancommerce.platform.messaging.Delivery;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings answers to the checkouts that wait for them, a poll at a time. */
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
    Uni<Void> consume(ConsumerRecords<String, String> records) {
        return deliveries.settle(records, this::apply);
    }

    private Uni<Void> apply(Tx tx, List<Delivery> batch) {
        List<ReservationAnswered> answers = batch.stream()
                .map(delivery -> json.read(delivery.payload(), ReservationAnswered.class))
                .toList();
        return checkouts.answered(tx, answers);
    }
}
