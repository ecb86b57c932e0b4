package com.artisancommerce.architecture.contract;

import com.artisancommerce.localstack.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the service itself has written to topics since an instant. What tests wrote, also when it was sent again, is left out. */
final class Travelled {

    private Travelled() {}

    static List<ConsumerRecord<String, String>> since(Instant start, Collection<String> topics) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", LocalStack.shared().environment().get("artisan.kafka.bootstrap-servers"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topics.contains(topic.getKey()))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = from(start, partitions, consumer);
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found.stream().filter(Travelled::isOurs).toList();
        }
    }

    /** Goes to the instant in each partition; answers where each ends now. */
    private static Map<TopicPartition, Long> from(
            Instant start, List<TopicPartition> partitions, KafkaConsumer<String, String> consumer) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> at = new HashMap<>();
        partitions.forEach(partition -> at.put(partition, start.toEpochMilli()));
        consumer.offsetsForTimes(at).forEach((partition, first) -> seek(consumer, partition, first, ends));
        return ends;
    }

    private static void seek(
            KafkaConsumer<String, String> consumer,
            TopicPartition partition,
            @org.jspecify.annotations.Nullable OffsetAndTimestamp first,
            Map<TopicPartition, Long> ends) {
        consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset());
    }

    private static boolean isOurs(ConsumerRecord<String, String> record) {
        Header source = record.headers().lastHeader("ce_source");
        return source != null
                && new String(source.value(), StandardCharsets.UTF_8).equals("/artisan-commerce")
                && record.headers().lastHeader("ce_redriveof") == null;
    }
}
