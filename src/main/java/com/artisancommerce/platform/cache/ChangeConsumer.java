package com.artisancommerce.platform.cache;

import com.artisancommerce.platform.messaging.Delivery;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears of every change on every instance, and makes the caches forget. It never fails and keeps no place. */
@Singleton
class ChangeConsumer {

    private static final Logger LOG = Logger.getLogger(ChangeConsumer.class);

    private final List<CacheInvalidation> caches;

    ChangeConsumer(@All List<CacheInvalidation> caches) {
        this.caches = caches;
    }

    @Incoming("cache")
    Uni<Void> consume(ConsumerRecords<String, String> records) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndConcatenate(this::hear)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> hear(ConsumerRecord<String, String> event) {
        Delivery delivery = new Delivery(event);
        return Multi.createFrom()
                .iterable(caches)
                .filter(cache -> cache.topic().equals(event.topic()))
                .onItem()
                .transformToUniAndConcatenate(
                        cache -> cache.changed(delivery.tenant(), String.valueOf(event.key()), delivery.id()))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .invoke(e -> LOG.warnf("Ignored %s, which is no change of anything: %s", delivery.place(), e))
                .onFailure()
                .recoverWithNull();
    }
}
