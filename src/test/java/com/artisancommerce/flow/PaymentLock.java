package com.artisancommerce.flow;

import com.artisancommerce.platform.ProofTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Somebody who settles a payment of a checkout, and all others wait, until it is closed. */
final class PaymentLock implements AutoCloseable {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('payment/' || ?, 0))";
    private static final String WAITING = """
            select count(*) from pg_locks waiting join pg_locks mine using (locktype, classid, objid)
            where locktype = 'advisory' and not waiting.granted and mine.granted and mine.pid = pg_backend_pid()
            """;

    private final Connection holder;

    private PaymentLock(Connection holder) {
        this.holder = holder;
    }

    static PaymentLock take(String checkout) throws SQLException {
        Connection holder = ProofTable.connect("system");
        holder.setAutoCommit(false);
        try (var lock = holder.prepareStatement(LOCK)) {
            lock.setString(1, checkout);
            lock.executeQuery();
        }
        return new PaymentLock(holder);
    }

    void awaitWaiting(int count) {
        Awaitility.await(count + " wait to settle a payment")
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
