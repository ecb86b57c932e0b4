package com.artisancommerce.platform.upkeep;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Deletes what the platform need not keep, a batch at a time, skipping what somebody else has in hand. */
@Singleton
public class Purge {

    private static final Logger LOG = Logger.getLogger(Purge.class);
    private static final String SENT_EVENTS = """
            delete from outbox where id in
                (select id from outbox where sent_at < $1 order by sent_at limit $2 for update skip locked)
            """;
    private static final String KEYS = """
            delete from idempotency_keys where (tenant_id, caller, operation, key) in
                (select tenant_id, caller, operation, key from idempotency_keys
                 where created_at < $1 order by created_at limit $2 for update skip locked)
            """;
    private static final String INBOX = """
            delete from inbox where (consumer, message_id) in
                (select consumer, message_id from inbox
                 where received_at < $1 order by received_at limit $2 for update skip locked)
            """;

    private static final String DEAD_LETTERS = """
            delete from dead_letters where id in
                (select id from dead_letters where buried_at < $1 order by buried_at limit $2 for update skip locked)
            """;

    private final SystemSql sql;
    private final Clock clock;
    private final PurgeConfig config;

    Purge(SystemSql sql, Clock clock, PurgeConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            every = "${artisan.purge.every:PT5M}",
            delayed = "${artisan.purge.every:PT5M}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> now() {
        return all(SENT_EVENTS, config.sentEvents())
                .chain(() -> all(KEYS, config.idempotencyKeys()))
                .chain(() -> all(INBOX, config.inbox()))
                .chain(() -> all(DEAD_LETTERS, config.deadLetters()))
                .onFailure()
                .invoke(e -> LOG.warnf("Could not purge; it is tried again in %s: %s", config.every(), e))
                .onFailure()
                .recoverWithNull();
    }

    /** Batch after batch, until one comes back short. */
    private Uni<Void> all(String statement, Duration kept) {
        OffsetDateTime before = clock.now().minus(kept).atOffset(ZoneOffset.UTC);
        return Multi.createBy()
                .repeating()
                .uni(() -> sql.inTransaction(tx -> tx.update(statement, Tuple.of(before, config.batch()))))
                .whilst(deleted -> deleted == config.batch())
                .onItem()
                .ignoreAsUni();
    }
}
