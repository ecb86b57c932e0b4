package com.artisancommerce.capacity.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.StringJoiner;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans that are kept are made before anybody analysed the tables; they must not go through all that waits (docs/adr/0024). */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PlansOfAFreshDatabaseTest {

    private static final String SCHEMA = "never_analysed";
    private static final Pattern INDEX_OF_ENTRIES = Pattern.compile("capacity_entries_\\w+");

    private Connection owner;

    @BeforeEach
    void migrate() throws SQLException, LiquibaseException {
        owner = ProofTable.connect("owner");
        run(owner, "drop schema if exists " + SCHEMA + " cascade");
        run(owner, "create schema " + SCHEMA);
        owner.setSchema(SCHEMA);
        new Liquibase("db/changelog/root.xml", new ClassLoaderResourceAccessor(), new JdbcConnection(owner)).update("");
        owner.setAutoCommit(true);
        run(owner, "alter table capacity_entries set (autovacuum_enabled = false)");
        run(owner, "grant usage on schema " + SCHEMA + " to artisan_app, artisan_system");
    }

    @AfterEach
    void clearAway() throws SQLException {
        run(owner, "drop schema " + SCHEMA + " cascade");
        owner.close();
    }

    /** Each role meets the wall in its own way, and that is part of the plan. */
    @ParameterizedTest
    @ValueSource(strings = {"app", "system"})
    void findWhatRanOutAndWhatIsInHandByTheirOwnIndexes(String role) throws SQLException {
        try (Connection connection = ProofTable.connect(role)) {
            connection.setSchema(SCHEMA);
            run(connection, "set plan_cache_mode = force_generic_plan");

            assertThat(indexesOfEntries(connection, QueueSummaries.STATES, 3))
                    .containsExactlyInAnyOrder("capacity_entries_held", "capacity_entries_in_hand");
            assertThat(indexesOfEntries(connection, QueueSummaries.SAVE, 15)).containsExactly("capacity_entries_held");
        }
    }

    private static Stream<String> indexesOfEntries(Connection connection, String statement, int parameters)
            throws SQLException {
        run(connection, "prepare planned as " + statement);
        String plan = plan(connection, "explain execute planned(" + "null, ".repeat(parameters - 1) + "null)");
        run(connection, "deallocate planned");
        assertThat(plan).doesNotContain("Seq Scan on capacity_entries");
        return INDEX_OF_ENTRIES.matcher(plan).results().map(MatchResult::group);
    }

    private static String plan(Connection connection, String explain) throws SQLException {
        StringJoiner plan = new StringJoiner("\n");
        try (var running = connection.createStatement();
                var rows = running.executeQuery(explain)) {
            while (rows.next()) {
                plan.add(rows.getString(1));
            }
        }
        return plan.toString();
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
