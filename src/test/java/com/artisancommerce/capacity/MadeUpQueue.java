package com.artisancommerce.capacity;

import static com.artisancommerce.platform.Reactive.result;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.SystemSql;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** A queue written straight into the tables, in a shop that has nothing else. Nobody tends it. */
record MadeUpQueue(SystemSql sql, UUID shop) {

    static final Instant HELD = Instant.parse("2026-01-05T08:00:00Z");

    static MadeUpQueue open(SystemSql sql) {
        MadeUpQueue queue = new MadeUpQueue(sql, UUID.randomUUID());
        queue.run("""
                insert into capacity_queues (tenant_id, artisan_id, version, as_of, tail_key, waiting, in_hand, remaining_minutes,
                    sum_of_squares, terms_version, time_zone, weekly_minutes, horizon_days, utilisation_target, look_at)
                values ($1, $1, 90000, now(), 900, 0, 0, 0, 0, 1, 'UTC', '{60,60,60,60,60,0,0}', 180, 0.85, 'infinity')
                """);
        return queue;
    }

    TenantId tenant() {
        return new TenantId(shop);
    }

    ArtisanId artisan() {
        return new ArtisanId(shop);
    }

    /** An entry of an hour, of which more is to be expected than was planned, of a checkout of its own. A hold lasts longer than any test. */
    EntryId entry(long key, String state) {
        UUID id = UUID.randomUUID();
        result(() ->
                sql.inTransaction(tx -> tx.update("""
                with entry as (
                    insert into capacity_entries (id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key,
                        state, minutes, passive_minutes, expected_minutes, worked_minutes, transit_min_days, transit_max_days,
                        promised_by, hold_expires_at, held_at, since)
                    values ($2, $1, $1, $2, $1, 'Bowl', 1, $3, $4, 60, 0, 75, 0, 0, 0, current_date + 100, now() + interval '1 day',
                        $5, $5))
                update capacity_queues set held = held + 1, held_minutes = held_minutes + 60,
                    held_expected_minutes = held_expected_minutes + 75, held_squares = held_squares + 5625
                where tenant_id = $1 and $4 = 'held'
                """, Tuple.of(shop, id, key, state, HELD.atOffset(ZoneOffset.UTC)))));
        return new EntryId(id);
    }

    /** Each with one column, {@code answer}. */
    String ask(String query, EntryId entry) {
        return result(() -> sql.inTransaction(
                        tx -> tx.first(query, Tuple.of(entry.value()), row -> row.getString("answer"))))
                .orElseThrow();
    }

    /** A statement with the shop as its parameter. */
    void run(String statement) {
        result(() -> sql.inTransaction(tx -> tx.update(statement, Tuple.of(shop))));
    }

    void clearAway() {
        run("delete from capacity_log where tenant_id = $1");
        run("delete from capacity_entries where tenant_id = $1");
        run("delete from capacity_queues where tenant_id = $1");
    }
}
