package com.artisancommerce.faults;

import com.artisancommerce.localstack.LocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** Somebody else who writes to the shared stack's topics. */
public final class Kafka {

    private static final int PARTITIONS = 12;

    private Kafka() {}

    static int partition(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }

    public static RecordMetadata produce(ProducerRecord<String, String> record) {
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer())) {
            return producer.send(record).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot write to " + record.topic(), e);
        }
    }

    /** Writes the record and returns when the consumer group is done with it. */
    static void produceAndAwait(ProducerRecord<String, String> record, String group) {
        RecordMetadata place = produce(record);
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        try (Admin admin = Admin.create(settings())) {
            Awaitility.await(group + " is past " + place)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        var offsets = admin.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get();
                        var committed = offsets.get(partition);
                        return committed != null && committed.offset() > place.offset();
                    });
        }
    }

    private static Map<String, Object> settings() {
        String servers = LocalStack.shared().environment().getOrDefault("artisan.kafka.bootstrap-servers", "");
        return Map.of("bootstrap.servers", servers);
    }
}
