package com.artisancommerce.live.messaging;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueChanged;
import com.artisancommerce.live.LiveQueues;
import com.artisancommerce.live.LiveTicks;
import com.artisancommerce.platform.messaging.Delivery;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Hears of every change on every instance. It never fails and keeps no place: what it misses, a comparison of versions finds.
 */
@Singleton
public class ChangeConsumer {

    private static final Logger LOG = Logger.getLogger(ChangeConsumer.class);

    private final LiveQueues queues;
    private final LiveTicks ticks;
    private final ObjectMapper json;

    ChangeConsumer(LiveQueues queues, LiveTicks ticks, ObjectMapper json) {
        this.queues = queues;
        this.ticks = ticks;
        this.json = json;
    }

    @Incoming("live")
    void consume(ConsumerRecords<String, String> records) {
        records.forEach(this::hear);
    }

    private void hear(ConsumerRecord<String, String> event) {
        Delivery delivery = new Delivery(event);
        try {
            UUID id = UUID.fromString(String.valueOf(event.key()));
            long version = version(delivery);
            if (event.topic().equals(QueueChanged.TOPIC)) {
                queues.changed(delivery.tenant(), new ArtisanId(id), version);
            } else {
                ticks.changed(event.topic(), id, version);
            }
        } catch (IllegalArgumentException | JsonProcessingException e) {
            LOG.warnf("Ignored %s, which is no change of anything: %s", delivery.place(), e.getMessage());
        }
    }

    private long version(Delivery delivery) throws JsonProcessingException {
        JsonNode version = json.readTree(delivery.payload()).path("version");
        if (!version.isIntegralNumber()) {
            throw new IllegalArgumentException("it has no version");
        }
        return version.longValue();
    }
}
