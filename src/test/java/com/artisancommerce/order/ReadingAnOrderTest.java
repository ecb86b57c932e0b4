package com.artisancommerce.order;

import static com.artisancommerce.platform.Reactive.result;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.front.OrderStream;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order among others: one entry is its customer's, and the others are read only when nobody watches the queue here. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ReadingAnOrderTest {

    private static final int WAITING = 20;
    private static final String READ = """
            select seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_xact_user_tables where relname = 'capacity_entries'
            """;

    @TestHTTPResource("/")
    URI base;

    @Inject
    SystemSql sql;

    @Inject
    OrderViews views;

    @Inject
    OrderAnswers answers;

    @Test
    void readsNobodyElsesEntriesOfAQueueThatIsWatched() {
        Workshop workshop = Workshop.open(480, 10, 90);
        String last = "";
        for (int i = 0; i < WAITING; i++) {
            last = workshop.order(DemoUser.ADA);
        }
        Order order = order(last);
        assertThat(entriesRead(order)).isGreaterThanOrEqualTo(WAITING);

        try (OrderStream watching = OrderStream.follow(base, DemoUser.ADA, last)) {
            watching.nextState();
            await("the queue is at hand")
                    .atMost(10, SECONDS)
                    .untilAsserted(() -> assertThat(entriesRead(order)).isOne());
        }
    }

    private Order order(String id) {
        return result(() -> views.find(new TenantId(DemoUser.Shops.DEMO), new OrderId(UUID.fromString(id))))
                .orElseThrow();
    }

    private long entriesRead(Order order) {
        return result(() -> sql.inTransaction(tx -> read(tx).chain(before -> answers.of(tx, order)
                .invoke(answer -> assertThat(
                                answer.lines().getFirst().view().orElseThrow().position())
                        .isEqualTo(WAITING))
                .chain(() -> read(tx))
                .map(after -> after - before))));
    }

    private static Uni<Long> read(Tx tx) {
        return tx.first(READ, Tuple.tuple(), row -> row.getLong("read")).map(found -> found.orElse(0L));
    }
}
