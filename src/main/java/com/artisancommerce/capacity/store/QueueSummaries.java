package com.artisancommerce.capacity.store;

import static com.artisancommerce.capacity.store.QueueKeys.artisans;
import static com.artisancommerce.capacity.store.QueueKeys.tenants;
import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.domain.QueueState;
import com.artisancommerce.capacity.domain.QueueSummary;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The queue rows: the lock, the terms and the summary. Of the entries, the few are read that time or work change by themselves. */
@Singleton
public class QueueSummaries {

    private static final String LOCK = """
            select q.artisan_id from capacity_queues q
            join unnest($1::uuid[], $2::uuid[]) as k(artisan_id, tenant_id) using (artisan_id, tenant_id)
            order by q.artisan_id, q.tenant_id for update of q
            """;
    private static final String TAKE = """
            select 1 from capacity_queues where tenant_id = $1 and artisan_id = $2 for update skip locked
            """;
    /**
     * Those holds of queue {@code q} whose time is over at {@code q.now}, and whose rows nobody has brought up to date: the queue's sums have
     * them still. They are a short stretch of an index that begins with the artisan. {@code q.now} has to be a column: compared with an
     * expression, a plan that is made before the table was analysed finds an index over all that waits as good (docs/adr/0024).
     */
    private static final String RAN_OUT = """
            select count(*)::int as ran_out, coalesce(sum(e.minutes), 0)::bigint as ran_out_minutes,
                   coalesce(sum(e.expected_minutes), 0)::bigint as ran_out_expected_minutes,
                   coalesce(sum(e.expected_minutes * e.expected_minutes), 0)::bigint as ran_out_squares
            from capacity_entries e
            where e.artisan_id = q.artisan_id and e.tenant_id = q.tenant_id
              and e.state in ('held', 'payment_pending', 'awaiting_consent') and e.hold_expires_at <= q.now
            """;

    private static final String IN_HAND = """
            select coalesce(array_agg(e.expected_minutes order by e.order_key), '{}') as hand_expected,
                   coalesce(array_agg(e.worked_minutes order by e.order_key), '{}') as hand_worked
            from capacity_entries e
            where e.artisan_id = q.artisan_id and e.tenant_id = q.tenant_id and e.state in ('in_production', 'blocked')
            """;

    /** Holds are judged by the queue's own time: the clock's, but never before its last change. Materialized, so that it is a column. */
    static final String STATES = """
            with asked as materialized (
                select q.*, greatest($3, q.as_of) as now from capacity_queues q
                join unnest($1::uuid[], $2::uuid[]) as k(artisan_id, tenant_id) using (artisan_id, tenant_id))
            select * from asked q cross join lateral (%s) r cross join lateral (%s) t
            """.formatted(RAN_OUT, IN_HAND);

    /**
     * Over-commitment is kept with every step, by the holds as they are after it. A queue is to be looked at when that begins or ends, and
     * whenever somebody waits for it.
     */
    static final String SAVE = """
            with saved as (
                select * from unnest($1::uuid[], $2::uuid[], $3::int8[], $4::timestamptz[], $5::int8[], $6::int4[], $7::int4[], $8::int8[],
                                     $9::int8[], $10::int8[], $11::int4[], $12::int8[], $13::int8[], $14::int8[], $15::int8[])
                              as s(artisan_id, tenant_id, version, now, tail_key, waiting, in_hand, remaining_minutes, expected_minutes,
                                   sum_of_squares, held, held_minutes, held_expected_minutes, held_squares, sellable))
            update capacity_queues q
            set version = c.version, as_of = c.now, tail_key = c.tail_key, waiting = c.waiting, in_hand = c.in_hand,
                remaining_minutes = c.remaining_minutes,
                waiting_expected_minutes = c.expected_minutes, sum_of_squares = c.sum_of_squares,
                held = c.held, held_minutes = c.held_minutes, held_expected_minutes = c.held_expected_minutes,
                held_squares = c.held_squares,
                over_committed_minutes = c.over,
                over_committed_since = case when c.over > 0 then coalesce(q.over_committed_since, c.now) end,
                look_at = case when q.waitlisted > 0 or (c.over > 0) <> (q.over_committed_minutes > 0) then c.now else q.look_at end
            from (select q.*, greatest(0, q.remaining_minutes + q.held_minutes - r.ran_out_minutes - q.sellable) as over
                  from saved q cross join lateral (%s) r) c
            where q.artisan_id = c.artisan_id and q.tenant_id = c.tenant_id
            """.formatted(RAN_OUT);

    private final Calendars calendars;

    QueueSummaries(Calendars calendars) {
        this.calendars = calendars;
    }

    /** Takes the locks, in the order of the ids, and does nothing else: what is decided on is read by later statements. */
    public Uni<Void> lock(Tx tx, Collection<QueueRef> queues) {
        return tx.list(LOCK, Tuple.of(artisans(queues), tenants(queues)), row -> row.getUUID("artisan_id"))
                .replaceWithVoid();
    }

    /** Takes the lock of one queue, unless somebody has it. Answers whether it was taken. */
    Uni<Boolean> take(Tx tx, QueueRef queue) {
        return tx.first(TAKE, Tuple.of(queue.tenant().value(), queue.artisan().value()), row -> true)
                .map(Optional::isPresent);
    }

    /** What admission looks at, for each queue that there is. */
    public Uni<Map<QueueRef, QueueState>> states(Tx tx, Collection<QueueRef> queues, Instant clock) {
        return tx.list(STATES, tuple(artisans(queues), tenants(queues), at(clock)), row -> row)
                .chain(rows -> calendars
                        .of(tx, rows.stream().map(QueueSummaries::stated).toList())
                        .map(known -> read(rows, known)));
    }

    /**
     * A queue after its steps.
     *
     * @param sellable minutes from its today on
     */
    public record Saved(TenantId tenant, ArtisanId artisan, QueueSummary summary, long sellable) {}

    public Uni<Void> save(Tx tx, List<Saved> saved) {
        if (saved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<QueueSummary> rows = saved.stream().map(Saved::summary).toList();
        return tx.update(
                        SAVE,
                        tuple(
                                Columns.array(
                                        saved,
                                        UUID[]::new,
                                        each -> each.artisan().value()),
                                Columns.array(
                                        saved,
                                        UUID[]::new,
                                        each -> each.tenant().value()),
                                Columns.array(rows, Long[]::new, QueueSummary::version),
                                Columns.array(rows, OffsetDateTime[]::new, row -> at(row.asOf())),
                                Columns.array(rows, Long[]::new, QueueSummary::tailKey),
                                Columns.array(rows, Integer[]::new, QueueSummary::waiting),
                                Columns.array(rows, Integer[]::new, QueueSummary::inHand),
                                Columns.array(rows, Long[]::new, QueueSummary::remainingMinutes),
                                Columns.array(rows, Long[]::new, QueueSummary::expectedMinutes),
                                Columns.array(rows, Long[]::new, QueueSummary::sumOfSquares),
                                Columns.array(
                                        rows, Integer[]::new, row -> row.held().count()),
                                Columns.array(
                                        rows, Long[]::new, row -> row.held().minutes()),
                                Columns.array(
                                        rows, Long[]::new, row -> row.held().expectedMinutes()),
                                Columns.array(
                                        rows, Long[]::new, row -> row.held().sumOfSquares()),
                                Columns.array(saved, Long[]::new, Saved::sellable)))
                .replaceWithVoid();
    }

    private static Calendars.Stated stated(Row row) {
        return Calendars.Stated.of(QueueKeys.of(row), row);
    }

    private static Map<QueueRef, QueueState> read(List<Row> rows, Calendars.Compiled calendars) {
        Map<QueueRef, QueueState> states = new HashMap<>();
        rows.forEach(row -> states.put(QueueKeys.of(row), state(QueueKeys.of(row), row, calendars)));
        return states;
    }

    /** A queue that does not add up fails whatever is decided on with it, other queues of a batch too: it has to be found. */
    private static QueueState state(QueueRef queue, Row row, Calendars.Compiled calendars) {
        try {
            return QueueRows.state(row, calendars.of(queue));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    queue + " cannot be read; docs/adr/0024 says how its sums are made anew", e);
        }
    }
}
