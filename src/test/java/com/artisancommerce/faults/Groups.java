package com.artisancommerce.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** Who of the group that makes reservations has which partitions, as Kafka sees it. */
final class Groups implements AutoCloseable {

    private static final String GROUP = "capacity";
    private static final String TOPIC = "capacity.commands";
    private static final int PARTITIONS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Admin admin;

    Groups(String servers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    /** Whether the reservations of that artisan are made by the instance whose consumers' names begin so. */
    boolean owns(String instance, UUID artisan) {
        TopicPartition partition = new TopicPartition(TOPIC, Kafka.partition(artisan.toString()));
        return partitions().getOrDefault(instance, Set.of()).contains(partition);
    }

    /** Returns when all partitions are shared by these and by nobody else. */
    void awaitShared(List<String> instances) {
        Awaitility.await("all partitions are shared by " + instances)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    Map<String, Set<TopicPartition>> now = partitions();
                    return now.keySet().equals(Set.copyOf(instances))
                            && now.values().stream().noneMatch(Set::isEmpty)
                            && now.values().stream().mapToInt(Set::size).sum() == PARTITIONS;
                });
    }

    /** By the name of the instance; empty while the group changes. */
    private Map<String, Set<TopicPartition>> partitions() {
        ConsumerGroupDescription group = group();
        if (group.groupState() != GroupState.STABLE) {
            return Map.of();
        }
        return group.members().stream()
                .collect(Collectors.toMap(
                        member -> member.clientId().replaceAll("-.*", "-"),
                        member -> member.assignment().topicPartitions()));
    }

    private ConsumerGroupDescription group() {
        try {
            var groups = admin.describeConsumerGroups(List.of(GROUP)).all().get(10, TimeUnit.SECONDS);
            return Objects.requireNonNull(groups.get(GROUP), GROUP);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot see the group " + GROUP, e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
