package com.artisancommerce.platform.outbox;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.sql.SystemSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows as the relay sees them: unsent ones of its buckets, whatever their ids, and how old the oldest is. */
@Singleton
class OutboxRows {

    private static final String UNSENT = """
            select id, tenant_id, event_id, topic, key, type, payload, attributes, created_at from outbox
            where sent_at is null and bucket = any($1) and topic || ' ' || key <> all($3)
              and id not in (select unnest($4::int8[]))
            order by id limit $2
            """;
    /** Only while the lease is still ours: the fencing number of another owner leaves the row unsent. */
    private static final String MARK_SENT = """
            update outbox o set sent_at = $2
            from outbox_leases l join unnest($4::int2[], $5::int8[]) as mine(bucket, fencing) using (bucket, fencing)
            where o.id = any($1) and l.bucket = o.bucket and l.owner = $3 and o.sent_at is null
            """;

    private static final String OLDEST = """
            select coalesce(extract(epoch from ($1 - min(created_at))), 0)::float8 as age, count(*) as waiting
            from outbox where sent_at is null
            """;

    private final SystemSql sql;
    private final Clock clock;
    private final JsonText json;

    OutboxRows(SystemSql sql, Clock clock, JsonText json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    /** Rows of the leased buckets, lowest id first, without the lines that are to be left alone and without those rows. */
    Uni<List<OutboxRow>> unsent(List<Lease> leases, int limit, String[] leaveAlone, List<Long> without) {
        return sql.list(UNSENT, Tuple.of(buckets(leases), limit, leaveAlone, without.toArray(Long[]::new)), this::row);
    }

    /** A mark that is forgotten in a crash lets the row be sent again, which consumers do not mind. */
    Uni<Integer> markSent(List<Long> ids, List<Lease> leases) {
        Long[] fencings = leases.stream().map(Lease::fencing).toArray(Long[]::new);
        UUID owner = leases.getFirst().owner();
        return sql.inForgettableTransaction(tx ->
                tx.update(MARK_SENT, Tuple.of(ids.toArray(Long[]::new), now(), owner, buckets(leases), fencings)));
    }

    private static Short[] buckets(List<Lease> leases) {
        return leases.stream().map(lease -> (short) lease.bucket()).toArray(Short[]::new);
    }

    Uni<Backlog> backlog() {
        return sql.inTransaction(tx -> tx.first(
                        OLDEST, Tuple.of(now()), row -> new Backlog(row.getDouble("age"), row.getLong("waiting"))))
                .map(found -> found.orElse(new Backlog(0, 0)));
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }

    private OutboxRow row(Row row) {
        return new OutboxRow(
                row.getLong("id"),
                row.getUUID("tenant_id"),
                row.getUUID("event_id"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("payload"),
                attributes(row.getString("attributes")),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private Map<String, String> attributes(@Nullable String text) {
        if (text == null) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        Map<?, ?> read = json.read(text, Map.class);
        read.forEach((name, value) -> attributes.put(String.valueOf(name), String.valueOf(value)));
        return attributes;
    }

    /** What has not left yet. */
    record Backlog(double oldestAgeSeconds, long waiting) {}
}
