package com.artisancommerce.platform.cache;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * An instance reads changes from the end, once it knows where that is. What it kept until then may have changed unheard.
 *
 * <p>A broker that does not say where the end is leaves that open: what was kept in between may then be as old as memory lets it be.
 */
@Singleton
@Identifier("cache")
class Listening implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Listening.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Caches caches;

    Listening(Caches caches) {
        this.caches = caches;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            partitions.forEach(partition -> consumer.position(partition, PATIENCE));
        } catch (KafkaException e) {
            LOG.warnf("Cannot tell yet from where changes are heard: %s", e.getMessage());
        }
        caches.forgetAllHere();
    }
}
