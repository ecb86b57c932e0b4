package com.artisancommerce.faults;

import com.artisancommerce.platform.ProofTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Somebody who holds the lock of a queue until closed. */
public final class QueueLock implements AutoCloseable {

    private static final String LOCK = "select 1 from capacity_queues where artisan_id = ? for update";
    /** The first who waits for a row waits for the transaction that has it; the others wait for their turn at the row. */
    private static final String WAITING = """
            select count(*) from pg_locks
            where not granted and (locktype = 'transactionid' and transactionid = pg_current_xact_id()::xid
                or locktype = 'tuple' and relation = 'capacity_queues'::regclass)
            """;

    private final Connection holder;

    private QueueLock(Connection holder) {
        this.holder = holder;
    }

    public static QueueLock take(UUID artisan) throws SQLException {
        Connection holder = ProofTable.connect("system");
        holder.setAutoCommit(false);
        try (var lock = holder.prepareStatement(LOCK)) {
            lock.setObject(1, artisan);
            lock.executeQuery();
        }
        return new QueueLock(holder);
    }

    public void awaitWaiting(int count) {
        Awaitility.await(count + " wait for the lock")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> waiting() == count);
    }

    private int waiting() throws SQLException {
        try (var query = holder.prepareStatement(WAITING);
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
