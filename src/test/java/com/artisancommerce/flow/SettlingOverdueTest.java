package com.artisancommerce.flow;

import static com.artisancommerce.platform.Reactive.result;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
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
            run("delete from capacity_log where tenant_id = $1", tenant);
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

    @Test
    void moreThatCannotBeSettledThanAreLookedAtAtOnceKeepNoOtherWaiting() {
        overdue(BETWEEN, "Europe/Vienna");
        many("Nowhere/Land", 250);

        await().atMost(10, SECONDS).until(() -> state(BETWEEN).equals("expired"));
    }

    @Test
    void aQueueThatSomebodyHasLockedKeepsNoOtherWaiting() throws SQLException {
        held(FIRST, "Europe/Vienna", "1 h");
        try (Connection holder = ProofTable.connect("system")) {
            holder.setAutoCommit(false);
            lock(holder, FIRST);
            run("update capacity_entries set hold_expires_at = now() - interval '1 h' where tenant_id = $1", FIRST);
            overdue(LAST, "Europe/Vienna");

            await().atMost(5, SECONDS).until(() -> state(LAST).equals("expired"));
            assertThat(state(FIRST)).isEqualTo("held");
            holder.rollback();
        }
        await().atMost(10, SECONDS).until(() -> state(FIRST).equals("expired"));
    }

    private static void lock(Connection holder, UUID tenant) throws SQLException {
        try (var lock = holder.prepareStatement("select 1 from capacity_queues where tenant_id = ? for update")) {
            lock.setObject(1, tenant);
            lock.executeQuery();
        }
    }

    /** In one shop, all overdue for longer than any other. */
    private void many(String zone, int queues) {
        run("""
                with q as (
                    insert into capacity_queues (tenant_id, artisan_id, version, as_of, tail_key, waiting, in_hand, remaining_minutes,
                        sum_of_squares, held, held_minutes, held_expected_minutes, held_squares,
                        terms_version, time_zone, weekly_minutes, horizon_days, utilisation_target)
                    select $1, gen_random_uuid(), 2, now(), 1, 0, 0, 0, 0, 1, 60, 60, 3600, 1, '%s', '{60,60,60,60,60,0,0}', 180, 0.85
                    from generate_series(1, %d)
                    returning tenant_id, artisan_id)
                insert into capacity_entries (id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key,
                    state, minutes, passive_minutes, expected_minutes, worked_minutes, transit_min_days, transit_max_days,
                    promised_by, hold_expires_at, held_at, since)
                select artisan_id, tenant_id, artisan_id, artisan_id, artisan_id, 'Bowl', 1, 1, 'held', 60, 0, 60, 0, 0, 0, current_date,
                    now() - interval '1 h', now(), now()
                from q
                """.formatted(zone, queues), FIRST);
    }

    private void overdue(UUID tenant, String zone) {
        held(tenant, zone, "-1 s");
    }

    private void held(UUID tenant, String zone, String forTime) {
        run("""
                insert into capacity_queues (tenant_id, artisan_id, version, as_of, tail_key, waiting, in_hand, remaining_minutes,
                    sum_of_squares, held, held_minutes, held_expected_minutes, held_squares,
                    terms_version, time_zone, weekly_minutes, horizon_days, utilisation_target)
                values ($1, $1, 2, now(), 1, 0, 0, 0, 0, 1, 60, 60, 3600, 1, '%s', '{60,60,60,60,60,0,0}', 180, 0.85)
                """.formatted(zone), tenant);
        run("""
                insert into capacity_entries (id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key,
                    state, minutes, passive_minutes, expected_minutes, worked_minutes, transit_min_days, transit_max_days,
                    promised_by, hold_expires_at, held_at, since)
                values ($1, $1, $1, $1, $1, 'Bowl', 1, 1, 'held', 60, 0, 60, 0, 0, 0, current_date,
                    now() + interval '%s', now(), now())
                """.formatted(forTime), tenant);
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
