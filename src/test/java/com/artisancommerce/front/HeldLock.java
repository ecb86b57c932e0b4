package com.artisancommerce.front;

import com.artisancommerce.platform.ProofTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Somebody who holds a lock of the database, and all others wait, until it is closed. */
public final class HeldLock implements AutoCloseable {

    private final Connection holder;
    private final String waiting;

    private HeldLock(Connection holder, String waiting) {
        this.holder = holder;
        this.waiting = waiting;
    }

    /**
     * @param lock a statement that takes it, with one parameter
     * @param waiting a statement of the holder's session that counts those who wait for it
     */
    public static HeldLock take(String lock, Object parameter, String waiting) throws SQLException {
        Connection holder = ProofTable.connect("system");
        holder.setAutoCommit(false);
        try (var statement = holder.prepareStatement(lock)) {
            statement.setObject(1, parameter);
            statement.executeQuery();
        }
        return new HeldLock(holder, waiting);
    }

    public void awaitWaiting(int count) {
        Awaitility.await(count + " wait for the lock")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> waiting() == count);
    }

    private int waiting() throws SQLException {
        try (var query = holder.prepareStatement(waiting);
                var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        holder.commit();
        holder.close();
    }
}
