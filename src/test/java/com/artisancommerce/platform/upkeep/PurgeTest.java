package com.artisancommerce.platform.upkeep;

import static com.artisancommerce.platform.Reactive.result;
import static com.artisancommerce.platform.Tenants.WOOL;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches of three rows, so that one purge takes several. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class PurgeTest {

    @Inject
    SystemSql sql;

    @Inject
    Clock clock;

    @Test
    void deletesWhatIsTooOldAndNothingElse() {
        run("delete from outbox where topic = 'purge'");
        events(7, "now() - interval '2 hours'");
        events(2, "now() - interval '5 minutes'");
        events(1, "null");
        run("""
                insert into idempotency_keys (tenant_id, caller, operation, key, request_hash, resource_id, created_at)
                select '%s', 'purge', 'test', 'key-' || n, '', gen_random_uuid(), now() - n * interval '5 hours'
                from generate_series(1, 8) as n
                """.formatted(WOOL));
        run("""
                insert into inbox (tenant_id, consumer, message_id, received_at)
                select '%s', 'purge', gen_random_uuid(), now() - n * interval '1 day' from generate_series(1, 10) as n
                """.formatted(WOOL));
        run("""
                insert into dead_letters (id, tenant_id, topic, partition, record_offset, written_at, event_id, type, payload, attributes,
                    reason, attempts, buried_at, state)
                select gen_random_uuid(), '%s', 'purge', 0, n, now(), gen_random_uuid(), '', '', '{}', '', 3,
                    now() - n * interval '20 days', 'open'
                from generate_series(1, 8) as n
                """.formatted(WOOL));

        result(new Purge(sql, clock, new BatchesOfThree())::now);

        assertThat(count("outbox where topic = 'purge' and sent_at is not null"))
                .isEqualTo(2);
        assertThat(count("outbox where topic = 'purge' and sent_at is null")).isEqualTo(1);
        assertThat(count("idempotency_keys where caller = 'purge'")).isEqualTo(4);
        assertThat(count("inbox where consumer = 'purge'")).isEqualTo(7);
        assertThat(count("dead_letters where topic = 'purge'")).isEqualTo(4);
        for (String table : List.of(
                "dead_letters where topic",
                "idempotency_keys where caller",
                "inbox where consumer",
                "outbox where topic")) {
            run("delete from " + table + " = 'purge'");
        }
    }

    private void events(int count, String sentAt) {
        run("""
                insert into outbox (tenant_id, event_id, topic, key, bucket, type, payload, created_at, sent_at)
                select '%s', gen_random_uuid(), 'purge', 'k', 0, 'test', '{}', now(), %s from generate_series(1, %d)
                """.formatted(WOOL, sentAt, count));
    }

    private void run(String statement) {
        result(() -> sql.inTransaction(tx -> tx.update(statement, Tuple.tuple())));
    }

    private long count(String of) {
        return result(() -> sql.inTransaction(
                        tx -> tx.first("select count(*) as n from " + of, Tuple.tuple(), row -> row.getLong("n"))))
                .orElseThrow();
    }

    private static final class BatchesOfThree implements PurgeConfig {

        @Override
        public Duration every() {
            return Duration.ofMinutes(5);
        }

        @Override
        public int batch() {
            return 3;
        }

        @Override
        public Duration sentEvents() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration idempotencyKeys() {
            return Duration.ofHours(25).minusMinutes(1);
        }

        @Override
        public Duration inbox() {
            return Duration.ofDays(8).minusMinutes(1);
        }

        @Override
        public Duration deadLetters() {
            return Duration.ofDays(90).minusMinutes(1);
        }
    }
}
