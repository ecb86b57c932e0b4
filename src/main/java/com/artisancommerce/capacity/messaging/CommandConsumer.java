package com.artisancommerce.capacity.messaging;

import com.artisancommerce.capacity.Intakes;
import com.artisancommerce.capacity.ReserveCapacity;
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

/** Fifty customers at one artisan cost one row lock: what has come since the last transaction is admitted in order, in the next one. */
@Singleton
public class CommandConsumer {

    private final Deliveries deliveries;
    private final Intakes intakes;
    private final ReservationMetrics metrics;
    private final JsonText json;

    CommandConsumer(Deliveries deliveries, Intakes intakes, ReservationMetrics metrics, JsonText json) {
        this.deliveries = deliveries;
        this.intakes = intakes;
        this.metrics = metrics;
        this.json = json;
    }

    @Incoming("capacity-commands")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> consume() {
        return new Gathering(records -> deliveries.settle(records, this::reserve));
    }

    private Uni<Void> reserve(Tx tx, List<Delivery> batch) {
        List<ReserveCapacity> commands = batch.stream()
                .map(delivery -> json.read(delivery.payload(), ReserveCapacity.class))
                .toList();
        return intakes.reserve(tx, commands)
                .invoke(answers -> tx.afterCommit(() -> metrics.count(commands, answers)))
                .replaceWithVoid();
    }
}
