package com.artisancommerce.platform.outbox;

import com.artisancommerce.localstack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, as a consumer group of its own. */
public final class TopicReader {

    private TopicReader() {}

    /** The first records of the topic, in the order of arrival within each key; fewer when no more come in time. */
    public static List<ConsumerRecord<String, String>> read(String topic, int count, Duration patience) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        long end = System.nanoTime() + patience.toNanos();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                LocalStack.shared().environment().get("artisan.kafka.bootstrap-servers"),
                "group.id",
                "reader-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                "500");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (found.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }
}
