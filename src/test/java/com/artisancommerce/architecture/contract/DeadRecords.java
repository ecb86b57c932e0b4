package com.artisancommerce.architecture.contract;

import com.artisancommerce.faults.Kafka;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.Tokens;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/** Brings the dead letters that the examples of operators are about. */
final class DeadRecords {

    private static final int NEEDED = 2;

    private DeadRecords() {}

    static void produce(Client client, Tokens tokens) {
        for (int i = 0; i < NEEDED; i++) {
            Kafka.produce(new ProducerRecord<>("notifications", "no mail at all"));
        }
        Step example = Contract.operations().stream()
                .filter(operation -> operation.id().equals("listDeadLetters"))
                .findFirst()
                .orElseThrow()
                .replay()
                .getFirst();
        Call open = Call.of(example, Optional.of(tokens.of(DemoUser.OLGA)), Map.of());
        Awaitility.await("dead letters")
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        Contract.parse(client.send(open).body()).path("items").size() >= NEEDED);
    }
}
