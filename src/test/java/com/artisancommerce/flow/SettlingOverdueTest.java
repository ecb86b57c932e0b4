package com.artisancommerce.flow;

import static com.artisancommerce.platform.Reactive.result;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SettlingOverdueTest {

    /** On both sides of any other, whichever way queues are gone through. */
    private static final UUID FIRST = new UUID(0, 1);

    private static final UUID LAST = new UUID(-1, -1);
    private static final UUID BETWEEN = UUID.randomUUID();

    @Inject
    SystemSql sql;

    @AfterEach
    void forgetTheQueues() {
        for (UUID tenant : List.of(FIRST, BETWEEN, LAST)) {
            run("delete from capacity_entries where tenant_id = $1", tenant);
            run("delete from capacity_queues where tenant_id = $1", tenant);
        }
    }

    @Test
    void aQueueThatCannotBeSettledKeepsNoOtherWaiting() {
        overdue(FIRST, "Nowhere/Land");
        overdue(LAST, "Nowhere/Land");
        overdue(BETWEEN, "Europe/Vienna");

        await().atMost(10, SECONDS).until(() -> state(BETWEEN).equals("expired"));
    }

    private void overdue(UUID tenant, String zone) {
        run("""
                insert into capacity_queues (tenant_id, artisan_id, version, as_of, tail_key, waiting, in_hand, remaining_minutes,
                    sum_of_squares, terms_version, time_zone, weekly_minutes, horizon_days, utilisation_target)
                values ($1, $1, 2, now(), 1, 0, 0, 0, 0, 1, '%s', '{60,60,60,60,60,0,0}', 180, 0.85)
                """.formatted(zone), tenant);
        run("""
                insert into capacity_entries (id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key,
                    state, minutes, passive_minutes, expected_minutes, worked_minutes, transit_min_days, transit_max_days,
                    promised_by, hold_expires_at, held_at, since)
                values ($1, $1, $1, $1, $1, 'Bowl', 1, 1, 'held', 60, 0, 60, 0, 0, 0, current_date,
                    now() - interval '1 s', now(), now())
                """, tenant);
    }

    private String state(UUID tenant) {
        return result(() -> sql.inTransaction(tx -> tx.first(
                        "select state from capacity_entries where tenant_id = $1",
                        Tuple.of(tenant),
                        row -> row.getString("state"))))
                .orElseThrow();
    }

    private void run(String statement, UUID tenant) {
        result(() -> sql.inTransaction(tx -> tx.update(statement, Tuple.of(tenant))));
    }
}
