package com.artisancommerce.bench.checkout;

import com.artisancommerce.bench.measure.Pause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** What the database says of how far things are. */
final class Database implements AutoCloseable {

    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Connection system;

    Database(Connection system) {
        this.system = system;
    }

    /** Returns when no checkout waits for its reservation any more. */
    void awaitAnswers() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (number("select count(*) from (select from checkouts where status = 'reserving' limit 1) one") > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Checkouts wait for their reservation and get no answer");
            }
            Pause.of(OFTEN);
        }
    }

    /** Every hold makes a version. */
    long version(UUID artisan) {
        return number("select version from capacity_queues where artisan_id = '" + artisan + "'");
    }

    void awaitVersion(UUID artisan, long version) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (version(artisan) < version) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Only " + version(artisan) + " of " + version + " are reserved");
            }
            Pause.of(OFTEN);
        }
    }

    /** So that they are not under way when another part begins. */
    void forgetCheckouts() {
        execute("delete from outbox");
        execute("delete from checkouts");
        execute("delete from idempotency_keys");
    }

    String setting(String name) {
        try (var statement = system.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask for " + name, e);
        }
    }

    Connection connection() {
        return system;
    }

    private long number(String query) {
        try (var statement = system.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot ask the database: " + query, e);
        }
    }

    private void execute(String sql) {
        try (var statement = system.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            system.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
