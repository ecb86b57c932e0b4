package com.artisancommerce.faults;

import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Intakes;
import com.artisancommerce.capacity.Line;
import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.capacity.ReservationAnswered.Outcome;
import com.artisancommerce.capacity.ReserveCapacity;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.catalog.ProductId;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.CountedSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A poll costs a handful of statements whatever it brings: counted on the wire. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class StatementsOfABatchTest {

    /** Begin, lock, states, calendars, two of what is known, answers before, queues, entries, answers, events, commit. */
    private static final int HANDFUL = 12;

    /** Nobody is to look after them meanwhile: their calendars would be in memory by chance. */
    private static final String QUEUES = """
            insert into capacity_queues (artisan_id, tenant_id, version, as_of, tail_key, waiting, in_hand, remaining_minutes,
                sum_of_squares, terms_version, time_zone, weekly_minutes, horizon_days, utilisation_target, look_at)
            select unnest(?), ?, 1, now(), 1 << 20, 0, 0, 0, 0, 1, 'UTC', '{60,60,60,60,60,60,60}', 30, 1, '2100-01-01'
            """;

    private final List<TenantId> shops =
            Stream.generate(UUID::randomUUID).limit(3).map(TenantId::new).toList();

    @Inject
    Intakes intakes;

    @Inject
    Vertx vertx;

    private CountedSql sql;

    @BeforeEach
    void connect() {
        sql = new CountedSql(vertx);
    }

    @AfterEach
    void close() throws SQLException {
        sql.close();
        try (Connection system = ProofTable.connect("system");
                var delete = system.createStatement()) {
            for (String table : List.of("outbox", "capacity_reservations", "capacity_entries", "capacity_queues")) {
                for (TenantId shop : shops) {
                    delete.executeUpdate("delete from " + table + " where tenant_id = '" + shop + "'");
                }
            }
        }
    }

    @Test
    void aBatchOfFiveHundredCostsWhatABatchOfTenCosts() throws SQLException {
        int ofTen = statementsOf(10, queues(10));
        int ofFiveHundred = statementsOf(500, queues(300));

        assertThat(ofFiveHundred).isEqualTo(ofTen).isLessThanOrEqualTo(HANDFUL);
    }

    /** Both batches bring every kind of command, so that neither leaves a statement out. */
    private int statementsOf(int size, List<UUID> artisans) {
        List<ReserveCapacity> before = List.of(command(0, artisans, 1), command(1, artisans, 1));
        reserve(before);
        List<ReserveCapacity> batch = new ArrayList<>(before);
        for (int i = batch.size(); i < size - 4; i++) {
            batch.add(command(i, artisans, 1 + i % 3));
        }
        batch.add(batch.getLast());
        batch.add(command(0, List.of(UUID.randomUUID()), 1));
        batch.add(asking(1, artisans.getFirst(), 100_000));
        batch.add(tooLate(command(2, artisans, 1)));
        sql.statements();

        Map<Outcome, Long> outcomes = reserve(batch).stream()
                .collect(Collectors.groupingBy(ReservationAnswered::outcome, Collectors.counting()));

        assertThat(outcomes)
                .containsEntry(Outcome.RESERVED, size - 6L)
                .containsEntry(Outcome.REFUSED, 2L)
                .containsEntry(Outcome.EXPIRED, 1L);
        return sql.statements();
    }

    @Test
    void twoShopsMayHaveAnArtisanOfTheSameId() throws SQLException {
        List<UUID> artisans = queues(1);
        List<ReservationAnswered> answers =
                reserve(List.of(command(0, artisans, 1), command(1, artisans, 1), command(0, artisans, 1)));

        assertThat(answers)
                .extracting(ReservationAnswered::tenant)
                .containsExactly(shops.get(0), shops.get(1), shops.get(0));
        assertThat(answers)
                .extracting(answer -> answer.places().getFirst().position())
                .containsExactly(1, 1, 2);
        assertThat(entries(shops.get(0))).isEqualTo(2);
        assertThat(entries(shops.get(1))).isEqualTo(1);
    }

    private List<ReservationAnswered> reserve(List<ReserveCapacity> commands) {
        return result(() -> sql.sql().inTransaction(tx -> intakes.reserve(tx, commands)));
    }

    /** So many artisans, each with hours in all three shops: ids are a shop's own affair. */
    private List<UUID> queues(int artisans) throws SQLException {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(artisans).toList();
        try (Connection system = ProofTable.connect("system");
                var insert = system.prepareStatement(QUEUES)) {
            for (TenantId shop : shops) {
                insert.setArray(1, system.createArrayOf("uuid", ids.toArray()));
                insert.setObject(2, shop.value());
                insert.executeUpdate();
            }
        }
        return ids;
    }

    private ReserveCapacity command(int n, List<UUID> artisans, int lines) {
        List<ReserveCapacity.Piece> pieces = new ArrayList<>();
        for (int line = 0; line < lines; line++) {
            pieces.add(piece(artisans.get((n + line) % artisans.size()), 10));
        }
        return command(n, pieces);
    }

    private ReserveCapacity asking(int n, UUID artisan, int minutes) {
        return command(n, List.of(piece(artisan, minutes)));
    }

    private ReserveCapacity command(int n, List<ReserveCapacity.Piece> pieces) {
        TenantId shop = shops.get(n % shops.size());
        return new ReserveCapacity(shop, UUID.randomUUID(), Instant.now(), null, Transit.NONE, pieces);
    }

    private static ReserveCapacity.Piece piece(UUID artisan, int minutes) {
        var work = new WorkItem(minutes, 0);
        var line = new Line(
                new EntryId(UUID.randomUUID()), new ArtisanId(artisan), new ProductId(UUID.randomUUID()), work);
        return new ReserveCapacity.Piece(line, "Blanket", 1);
    }

    private static ReserveCapacity tooLate(ReserveCapacity c) {
        Instant longAgo = c.acceptedAt().minus(Duration.ofHours(1));
        return new ReserveCapacity(c.tenant(), c.checkoutId(), longAgo, null, c.transit(), c.pieces());
    }

    private static long entries(TenantId shop) throws SQLException {
        try (Connection system = ProofTable.connect("system");
                var query = system.prepareStatement("select count(*) from capacity_entries where tenant_id = ?")) {
            query.setObject(1, shop.value());
            var row = query.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
