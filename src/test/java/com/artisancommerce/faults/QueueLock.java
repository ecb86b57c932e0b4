package com.artisancommerce.faults;

import com.artisancommerce.front.HeldLock;
import java.sql.SQLException;
import java.util.UUID;

/** The lock of a queue, held by a test. */
public final class QueueLock {

    private static final String LOCK = "select 1 from capacity_queues where artisan_id = ? for update";
    /** The first who waits for a row waits for the transaction that has it; the others wait for their turn at the row. */
    private static final String WAITING = """
            select count(*) from pg_locks
            where not granted and (locktype = 'transactionid' and transactionid = pg_current_xact_id()::xid
                or locktype = 'tuple' and relation = 'capacity_queues'::regclass)
            """;

    private QueueLock() {}

    public static HeldLock take(UUID artisan) throws SQLException {
        return HeldLock.take(LOCK, artisan, WAITING);
    }
}
