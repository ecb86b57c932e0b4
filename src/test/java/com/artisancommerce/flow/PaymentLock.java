package com.artisancommerce.flow;

import com.artisancommerce.front.HeldLock;
import java.sql.SQLException;

/** Settling a payment of a checkout, held up by a test. */
final class PaymentLock {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('payment/' || ?, 0))";
    private static final String WAITING = """
            select count(*) from pg_locks waiting join pg_locks mine using (locktype, classid, objid)
            where locktype = 'advisory' and not waiting.granted and mine.granted and mine.pid = pg_backend_pid()
            """;

    private PaymentLock() {}

    static HeldLock take(String checkout) throws SQLException {
        return HeldLock.take(LOCK, checkout, WAITING);
    }
}
