package com.artisancommerce.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private final List<List<String>> steps = new ArrayList<>();
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final Gathering gathering = new Gathering(this::step);
    private long asked;

    @BeforeEach
    void subscribe() {
        gathering.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long polls) {
                asked += polls;
            }

            @Override
            public void cancel() {
                throw new UnsupportedOperationException();
            }
        });
    }

    @Test
    void whatComesDuringAStepIsTheNextStepInItsOrder() {
        poll("a");
        poll("b", "c");
        poll("d");

        assertThat(steps).containsExactly(List.of("a"));
        end(0);
        assertThat(steps).containsExactly(List.of("a"), List.of("b", "c", "d"));
        end(1);
        poll("e");
        assertThat(steps).last().isEqualTo(List.of("e"));
    }

    @Test
    void aPollIsAcknowledgedWhenItsStepIsOver() {
        poll("a");
        poll("b");
        assertThat(acknowledged).isEmpty();

        end(0);
        assertThat(acknowledged).containsExactly("a");

        end(1);
        assertThat(acknowledged).containsExactly("a", "b");
    }

    @Test
    void whatFailedIsNotAcknowledgedAndHoldsNobodyUp() {
        poll("a");
        poll("b");

        ends.getFirst().completeExceptionally(new IllegalStateException("out of order"));

        assertThat(steps).containsExactly(List.of("a"), List.of("b"));
        end(1);
        assertThat(acknowledged).containsExactly("b");
    }

    @Test
    void noMorePollsAreAskedForThanFit() {
        poll("first");
        String[] many = IntStream.range(0, 499).mapToObj(Integer::toString).toArray(String[]::new);
        poll(many);
        long before = asked;

        poll("one too many");
        assertThat(asked).isEqualTo(before);

        end(0);
        assertThat(asked).isEqualTo(before + 1);
        assertThat(steps.getLast()).hasSize(500);
    }

    private Uni<Void> step(List<ConsumerRecord<String, String>> records) {
        steps.add(records.stream().map(ConsumerRecord::value).toList());
        ends.add(new CompletableFuture<>());
        return Uni.createFrom().completionStage(ends.getLast());
    }

    private void end(int step) {
        ends.get(step).complete(null);
    }

    private void poll(String... values) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        for (String value : values) {
            records.add(new ConsumerRecord<>("commands", 0, records.size(), "key", value));
        }
        var payload = new ConsumerRecords<>(Map.of(new TopicPartition("commands", 0), records), Map.of());
        gathering.onNext(Message.of(payload, () -> {
            acknowledged.addAll(List.of(values));
            return CompletableFuture.completedFuture(null);
        }));
    }
}
