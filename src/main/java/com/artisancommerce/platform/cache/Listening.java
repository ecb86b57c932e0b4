package com.artisancommerce.platform.cache;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.inject.Singleton;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** An instance reads changes from the end, once it knows where that is. What it kept until then may have changed unheard. */
@Singleton
@Identifier("cache")
class Listening implements KafkaConsumerRebalanceListener {

    private final Caches caches;

    Listening(Caches caches) {
        this.caches = caches;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(consumer::position);
        caches.forgetAllHere();
    }
}
