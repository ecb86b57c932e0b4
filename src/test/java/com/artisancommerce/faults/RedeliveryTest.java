package com.artisancommerce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.faults.Shop.Reply;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
import com.artisancommerce.platform.outbox.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Kafka may do to a consumer: bring a record again, or bring one that nobody can read. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RedeliveryTest {

    @TestHTTPResource("/")
    URI base;

    private Shop shop;
    private Workshop workshop;

    @BeforeEach
    void open() {
        shop = Shop.at(base, LocalStack.shared().tokens());
        workshop = shop.workshop(300, 60, 30);
    }

    @Test
    void aCommandThatComesAgainChangesNothingAndGetsTheSameAnswer() throws SQLException {
        Reply checkout = shop.checkOut(0, workshop.product()).join().require(201);
        String id = checkout.text("/id");
        Sent command = Sent.last("capacity.commands", workshop.artisan().toString());
        String before = state();

        Kafka.produceAndAwait(command.again(), "capacity");
        Kafka.produceAndAwait(command.again(), "capacity");

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(Sent.payloads("checkout.results", id)).hasSize(3));
        assertThat(Sent.payloads("checkout.results", id).stream().distinct()).hasSize(1);
        check();
        assertThat(state()).isEqualTo(before);
        assertThat(shop.checkout(id).body()).isEqualTo(checkout.body());
    }

    @Test
    void aResultThatComesAgainChangesNothing() throws SQLException {
        String id = shop.checkOut(0, workshop.product()).join().require(201).text("/id");
        Sent result = Sent.last("checkout.results", id);
        String order = shop.confirm(id).join().require(201).text("/id");
        Reply before = shop.checkout(id);

        Kafka.produceAndAwait(result.again(), "checkout");

        assertThat(shop.checkout(id).body()).isEqualTo(before.body());
        assertThat(before.text("/orderId")).isEqualTo(order);
        check();
    }

    @Test
    void whatNobodyCanReadGoesToTheDeadLetterTopicAndHoldsNobodyUp() throws SQLException {
        int partition = Kafka.partition(workshop.artisan().toString());
        List<String> garbage = List.of("{not json", "{}", "[]", "");
        String key = "garbage-" + UUID.randomUUID();
        var others = Shop.atOnce(20, n -> {
            if (n % 5 == 0) {
                Kafka.produce(new ProducerRecord<>("capacity.commands", partition, key, garbage.get(n / 5)));
            }
            return shop.checkOut(n, workshop.product());
        });
        assertThat(others).allSatisfy(reply -> assertThat(reply.text("/status")).isEqualTo("reserved"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Sent.payloads("capacity.commands.dead-letter", key))
                        .hasSize(4));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(letters(key))
                        .hasSize(4)
                        .allSatisfy(letter -> assertThat(letter).contains("\"reason\":")));
        check();
    }

    private static List<String> letters(String key) {
        return TopicReader.read("capacity.commands.dead-letter", Integer.MAX_VALUE, Duration.ofSeconds(3)).stream()
                .filter(letter -> key.equals(letter.key()))
                .map(letter -> letter.value())
                .toList();
    }

    /** Everything that a second effect would change; when a queue is next looked at is the sweeper's. */
    private String state() throws SQLException {
        try (Connection system = ProofTable.connect("system");
                var query = system.prepareStatement("""
                        select (select (to_jsonb(q) - 'look_at')::text from capacity_queues q where artisan_id = ?)
                            || (select string_agg(e::text, ' ' order by order_key) from capacity_entries e where artisan_id = ?)
                        """)) {
            query.setObject(1, workshop.artisan());
            query.setObject(2, workshop.artisan());
            var row = query.executeQuery();
            row.next();
            return row.getString(1);
        }
    }

    private void check() throws SQLException {
        try (Connection system = ProofTable.connect("system")) {
            Invariants.hold(system, workshop.artisan());
        }
    }
}
