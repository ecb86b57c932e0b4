package com.artisancommerce.faults;

import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Intakes;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.Production;
import com.artisancommerce.capacity.Production.Piece;
import com.artisancommerce.capacity.Quotes;
import com.artisancommerce.capacity.Reservations;
import com.artisancommerce.capacity.ReserveCapacity;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.capacity.WorkStep;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The work of one customer does not grow with the number of those who wait: counted by PostgreSQL, row by row. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RowsReadTest {

    private static final TenantId SHOP = new TenantId(DemoUser.Shops.DEMO);
    private static final WorkItem HOUR = new WorkItem(60, 0);

    /** What this connection has read and written so far, of every table; within a transaction it only grows. */
    private static final String COUNTS = """
            select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as read, n_tup_ins as inserted, n_tup_upd as updated
            from pg_stat_xact_user_tables order by relname
            """;

    /** As if so many had ordered a piece of an hour each and been confirmed, or were still at it. */
    private static final String ENTRIES = """
            insert into capacity_entries (id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key, state,
                minutes, passive_minutes, expected_minutes, worked_minutes, transit_min_days, transit_max_days, promised_by,
                hold_expires_at, held_at, since)
            select gen_random_uuid(), ?::uuid, ?::uuid, gen_random_uuid(), ?::uuid, 'Blanket', 1, n::bigint << 20, ?,
                60, 0, 60, 0, 0, 0, current_date + 1000, now() + interval '1 day', now(), now()
            from generate_series(1, ?) n
            """;

    private static final String WAITING = """
            update capacity_queues set version = version + 1, tail_key = w.n::bigint << 20, waiting = w.n, remaining_minutes = w.n * 60,
                waiting_expected_minutes = w.n * 60, sum_of_squares = w.n * 3600
            from (values (?::int)) w(n) where artisan_id = ?::uuid
            """;

    private static final String HELD = """
            update capacity_queues set version = version + 1, tail_key = w.n::bigint << 20, held = w.n, held_minutes = w.n * 60,
                held_expected_minutes = w.n * 60, held_squares = w.n * 3600
            from (values (?::int)) w(n) where artisan_id = ?::uuid
            """;

    /** Another shop, with many artisans; gone after the test, for its holds would all run out at once. */
    private static final UUID ELSEWHERE = UUID.randomUUID();

    /** Queues of that shop, each with a hold, so that looking one up is worth the index by artisan. */
    private static final String OTHERS = """
            with queues as (
                insert into capacity_queues (artisan_id, tenant_id, version, as_of, tail_key, waiting, in_hand, remaining_minutes,
                    sum_of_squares, held, held_minutes, held_expected_minutes, held_squares, terms_version, time_zone,
                    weekly_minutes, horizon_days, utilisation_target)
                select gen_random_uuid(), '%s'::uuid, 1, now(), 1 << 20, 0, 0, 0, 0, 1, 60, 60, 3600, 1, 'UTC', '{60,60,60,60,60,60,60}', 30, 1
                from generate_series(1, 10000)
                returning artisan_id, tenant_id)
            insert into capacity_entries (id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key, state,
                minutes, passive_minutes, expected_minutes, worked_minutes, transit_min_days, transit_max_days, promised_by,
                hold_expires_at, held_at, since)
            select gen_random_uuid(), tenant_id, artisan_id, gen_random_uuid(), gen_random_uuid(), 'Blanket', 1, 1 << 20, 'held',
                60, 0, 60, 0, 0, 0, current_date + 1000, now() + interval '1 day', now(), now()
            from queues
            """.formatted(ELSEWHERE);

    /** What was learned of those artisans; so few would be read one and all. */
    private static final String PACES_OF_OTHERS = """
            insert into capacity_pace (tenant_id, artisan_id, format, model, learned_at)
            select tenant_id, artisan_id, 0, '{}', now() from capacity_queues where tenant_id = '%s'::uuid
            """.formatted(ELSEWHERE);

    @TestHTTPResource("/")
    URI base;

    @Inject
    SystemSql sql;

    @Inject
    Intakes intakes;

    @Inject
    Reservations reservations;

    @Inject
    Production production;

    @Inject
    Quotes quotes;

    @AfterEach
    void closeTheOthers() throws SQLException {
        try (Connection system = ProofTable.connect("system");
                var delete = system.createStatement()) {
            delete.executeUpdate("delete from capacity_pace where tenant_id = '" + ELSEWHERE + "'");
            delete.executeUpdate("delete from capacity_entries where tenant_id = '" + ELSEWHERE + "'");
            delete.executeUpdate("delete from capacity_queues where tenant_id = '" + ELSEWHERE + "'");
        }
    }

    @Test
    void everyStepReadsAndWritesTheSameWithTenAndWithTenThousandWaiting() throws SQLException {
        Shop shop = Shop.at(base, LocalStack.shared().tokens());
        Workshop few = shop.workshop(1440, 60, 730);
        Workshop many = shop.workshop(1440, 60, 730);
        fill(few, 10, "queued", WAITING);
        fill(many, 10_000, "queued", WAITING);
        analyze();

        Map<String, String> ofMany = touched(many);
        assertThat(ofMany).isEqualTo(touched(few));
        assertThat(ofMany.get("reserve"))
                .contains("capacity_entries: read 1, inserted 1, updated 0")
                .contains("capacity_queues: read ");
        assertThat(ofMany.get("know")).isEqualTo("capacity_entries: read 1, inserted 0, updated 0");
        assertThat(ofMany.get("finish")).contains("capacity_entries: read 3, inserted 0, updated 1");
        try (Connection system = ProofTable.connect("system")) {
            Invariants.holdOfMadeUpQueues(system, few.artisan(), many.artisan());
        }
    }

    @Test
    void everyStepOfACheckoutReadsAndWritesTheSameWithTenAndWithFiveThousandLiveHolds() throws SQLException {
        Shop shop = Shop.at(base, LocalStack.shared().tokens());
        Workshop few = shop.workshop(1440, 60, 730);
        Workshop many = shop.workshop(1440, 60, 730);
        fill(few, 10, "held", HELD);
        fill(many, 5_000, "held", HELD);
        analyze();

        Map<String, String> ofMany = checkedOut(many);
        assertThat(ofMany).isEqualTo(checkedOut(few));
        assertThat(ofMany.get("quote")).doesNotContain("capacity_entries");
        assertThat(ofMany.get("reserve")).contains("capacity_entries: read 1, inserted 1, updated 0");
        try (Connection system = ProofTable.connect("system")) {
            Invariants.holdOfMadeUpQueues(system, few.artisan(), many.artisan());
        }
    }

    /** One piece from the quote to its end, each step in a transaction of its own. */
    private Map<String, String> touched(Workshop workshop) throws SQLException {
        ArtisanId artisan = new ArtisanId(workshop.artisan());
        Piece first = new Piece(SHOP, artisan, new EntryId(first(workshop)), null);
        Map<String, String> steps = checkedOut(workshop);
        steps.put("know", in(tx -> production.knows(tx, SHOP, artisan, first.entry())));
        steps.put("start", in(tx -> production.take(tx, first, new WorkStep.Start())));
        steps.put("finish", in(tx -> production.take(tx, first, new WorkStep.Finish(null))));
        return steps;
    }

    /** One piece from the quote to its order. */
    private Map<String, String> checkedOut(Workshop workshop) {
        ArtisanId artisan = new ArtisanId(workshop.artisan());
        UUID checkout = UUID.randomUUID();
        Map<String, String> steps = new LinkedHashMap<>();
        var asked = List.of(new Quotes.Asked(artisan, new ProductId(workshop.product()), HOUR));
        result(() -> sql.inTransaction(
                tx -> quotes.quote(tx, SHOP, asked, Transit.NONE))); // whoever asks first compiles the calendar
        steps.put("quote", in(tx -> quotes.quote(tx, SHOP, asked, Transit.NONE)));
        steps.put("reserve", in(tx -> intakes.reserve(tx, List.of(command(workshop, checkout)))));
        steps.put("extend", in(tx -> reservations.extend(tx, SHOP, checkout)));
        steps.put("confirm", in(tx -> reservations.confirm(tx, SHOP, checkout, UUID.randomUUID())));
        return steps;
    }

    private static ReserveCapacity command(Workshop workshop, UUID checkout) {
        Line line = new Line(
                new EntryId(UUID.randomUUID()),
                new ArtisanId(workshop.artisan()),
                new ProductId(workshop.product()),
                HOUR);
        return new ReserveCapacity(
                SHOP,
                checkout,
                Instant.now(),
                null,
                Transit.NONE,
                List.of(new ReserveCapacity.Piece(line, "Blanket", 1)));
    }

    private <T> String in(Function<Tx, Uni<T>> step) {
        return result(() -> sql.inTransaction(tx -> counts(tx)
                .chain(before -> step.apply(tx)
                        .chain(() -> counts(tx))
                        .map(after -> after.stream()
                                .map(table -> table.since(before))
                                .filter(Touched::any)
                                .map(Touched::toString)
                                .collect(Collectors.joining("\n"))))));
    }

    private static Uni<List<Touched>> counts(Tx tx) {
        return tx.list(
                COUNTS,
                Tuple.tuple(),
                row -> new Touched(
                        row.getString("relname"),
                        row.getLong("read"),
                        row.getLong("inserted"),
                        row.getLong("updated")));
    }

    /** Rows of one table. */
    private record Touched(String table, long read, long inserted, long updated) {

        Touched since(List<Touched> before) {
            return before.stream()
                    .filter(earlier -> earlier.table.equals(table))
                    .map(earlier -> new Touched(
                            table, read - earlier.read, inserted - earlier.inserted, updated - earlier.updated))
                    .findFirst()
                    .orElse(this);
        }

        boolean any() {
            return read + inserted + updated > 0;
        }

        @Override
        public String toString() {
            return "%s: read %d, inserted %d, updated %d".formatted(table, read, inserted, updated);
        }
    }

    /** @param sums the statement that makes the queue's row say so */
    private static void fill(Workshop workshop, int pieces, String state, String sums) throws SQLException {
        try (Connection system = ProofTable.connect("system");
                var entries = system.prepareStatement(ENTRIES);
                var summary = system.prepareStatement(sums)) {
            entries.setObject(1, DemoUser.Shops.DEMO);
            entries.setObject(2, workshop.artisan());
            entries.setObject(3, workshop.product());
            entries.setString(4, state);
            entries.setInt(5, pieces);
            entries.executeUpdate();
            summary.setInt(1, pieces);
            summary.setObject(2, workshop.artisan());
            summary.executeUpdate();
        }
    }

    /** PostgreSQL plans by its statistics, which it would have taken by itself by then. */
    private static void analyze() throws SQLException {
        try (Connection system = ProofTable.connect("system");
                var others = system.createStatement();
                Connection owner = ProofTable.connect("owner");
                var analyze = owner.createStatement()) {
            others.executeUpdate(OTHERS);
            others.executeUpdate(PACES_OF_OTHERS);
            analyze.execute("analyze capacity_entries, capacity_queues, capacity_pace");
        }
    }

    private static UUID first(Workshop workshop) throws SQLException {
        try (Connection system = ProofTable.connect("system");
                var query = system.prepareStatement(
                        "select id from capacity_entries where artisan_id = ? order by order_key limit 1")) {
            query.setObject(1, workshop.artisan());
            var row = query.executeQuery();
            row.next();
            return row.getObject(1, UUID.class);
        }
    }
}
