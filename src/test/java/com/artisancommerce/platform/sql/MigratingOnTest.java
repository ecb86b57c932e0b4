package com.artisancommerce.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.ProofTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Migrates a database that is in use, as its owner does it: the rows are there, and the wall stands before the owner, too. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class MigratingOnTest {

    private static final String SCHEMA = "migrating_on";
    private static final String ENTRY = """
            insert into capacity_entries (id, tenant_id, artisan_id, checkout_id, product_id, product_name, quantity, order_key, state,
                minutes, passive_minutes, worked_minutes, transit_min_days, transit_max_days, promised_by, hold_expires_at, since)
            values (gen_random_uuid(), '%1$s', '%1$s', gen_random_uuid(), gen_random_uuid(), 'Bowl', 1, %2$d, '%3$s', %4$d, 0, 0, 0, 0,
                current_date, now(), '2026-01-0%2$d 10:00Z')
            """;
    private static final List<String> SHOPS =
            List.of("00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000b");

    private Connection owner;

    @BeforeEach
    void makeRoom() throws SQLException {
        owner = ProofTable.connect("owner");
        run("drop schema if exists " + SCHEMA + " cascade");
        run("create schema " + SCHEMA);
        owner.setSchema(SCHEMA);
    }

    @AfterEach
    void clearAway() throws SQLException {
        owner.setAutoCommit(true);
        run("drop schema " + SCHEMA + " cascade");
        owner.close();
    }

    @Test
    void fillsInTheRowsOfEveryShop() throws LiquibaseException, SQLException {
        Liquibase liquibase = liquibase();
        liquibase.update(changesBefore(liquibase, "expected-effort"), "");
        wall("no force");
        for (String shop : SHOPS) {
            queue(shop);
            run(ENTRY.formatted(shop, 1, "queued", 60));
            run(ENTRY.formatted(shop, 2, "queued", 90));
            run(ENTRY.formatted(shop, 3, "held", 30));
        }
        wall("force");

        liquibase.update("");

        wall("no force");
        assertThat(texts("""
                select minutes || ' ' || expected_minutes || ' ' || (held_at = since) from capacity_entries
                order by tenant_id, order_key
                """))
                .containsExactly("60 60 true", "90 90 true", "30 30 true", "60 60 true", "90 90 true", "30 30 true");
        assertThat(texts("select waiting_expected_minutes || ' ' || sum_of_squares from capacity_queues"))
                .containsExactly("150 11700", "150 11700");
        assertThat(
                        texts(
                                "select concat_ws(' ', held, held_minutes, held_expected_minutes, held_squares) from capacity_queues"))
                .containsExactly("1 30 30 900", "1 30 30 900");
    }

    @Test
    void leavesEveryWallStanding() throws LiquibaseException, SQLException {
        liquibase().update("");

        assertThat(texts("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = '%s' and c.relrowsecurity and not c.relforcerowsecurity
                """.formatted(SCHEMA))).isEmpty();
    }

    /** With nobody in the queues the change went through before it was mended (docs/adr/0018). */
    @Test
    void acceptsADatabaseThatTookTheChangeAsItWasFirst() throws LiquibaseException, SQLException {
        liquibase().update("");
        run("""
                update databasechangelog set md5sum = '9:7c971c2339346d630ab1861638d6acdb' where id = 'expected-effort'
                """);

        Liquibase again = liquibase();
        again.update("");

        assertThat(again.listUnrunChangeSets(new Contexts(), new LabelExpression()))
                .isEmpty();
    }

    private void queue(String shop) throws SQLException {
        run("""
                insert into capacity_queues (artisan_id, tenant_id, version, as_of, tail_key, waiting, in_hand, remaining_minutes,
                    sum_of_squares, terms_version, time_zone, weekly_minutes, horizon_days, utilisation_target)
                values ('%1$s', '%1$s', 3, now(), 3, 2, 0, 150, 0, 1, 'UTC', '{60,60,60,60,60,60,60}', 30, 1)
                """.formatted(shop));
    }

    private Liquibase liquibase() throws LiquibaseException {
        return new Liquibase("db/changelog/root.xml", new ClassLoaderResourceAccessor(), new JdbcConnection(owner));
    }

    private static int changesBefore(Liquibase liquibase, String id) throws LiquibaseException {
        List<String> ids = liquibase.getDatabaseChangeLog().getChangeSets().stream()
                .map(ChangeSet::getId)
                .toList();
        assertThat(ids).contains(id);
        return ids.indexOf(id);
    }

    /** Without {@code force} the owner, which has no tenant, sees the rows. */
    private void wall(String force) throws SQLException {
        run("alter table capacity_queues " + force + " row level security");
        run("alter table capacity_entries " + force + " row level security");
    }

    private void run(String statement) throws SQLException {
        try (var running = owner.createStatement()) {
            running.execute(statement);
        }
        if (!owner.getAutoCommit()) {
            owner.commit();
        }
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var running = owner.createStatement();
                var rows = running.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
