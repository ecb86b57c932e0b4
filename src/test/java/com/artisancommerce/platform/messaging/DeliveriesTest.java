package com.artisancommerce.platform.messaging;

import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DeliveriesTest {

    private final String key = "key-" + UUID.randomUUID();

    @Inject
    Deliveries deliveries;

    @Inject
    SystemSql sql;

    @Test
    void putsARecordAsideOnceThoughItIsDeliveredTwiceAndItsKeyCannotBeStoredAsItIs() {
        var poison = new ConsumerRecord<>("capacity.commands", 0, 7L, key + '\0', "{}");

        for (int delivery = 1; delivery <= 2; delivery++) {
            result(() -> deliveries.settle(
                    List.of(poison),
                    (tx, batch) -> Uni.createFrom().failure(new IllegalArgumentException("not one of ours"))));
        }

        assertThat(deadLetters()).hasSize(1).first().asString().contains("not one of ours");
    }

    private List<String> deadLetters() {
        return result(() -> sql.inTransaction(tx -> tx.list(
                "select payload from outbox where topic = 'capacity.commands.dead-letter' and key = $1",
                Tuple.of(key + '\uFFFD'),
                row -> row.getString("payload"))));
    }
}
