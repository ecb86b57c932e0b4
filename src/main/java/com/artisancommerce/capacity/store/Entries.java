package com.artisancommerce.capacity.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.BlockedFor;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The entries of the queues. Their states change here and nowhere else, under the lock that {@link LockedQueues} takes. */
@Singleton
public class Entries {

    /** A checkout that was paid late was held again: what it held before is over. */
    private static final String OF_CHECKOUT = """
            select * from capacity_entries
            where tenant_id = $1 and checkout_id = $2
              and held_at = (select max(held_at) from capacity_entries where tenant_id = $1 and checkout_id = $2)
            order by id
            """;

    private static final String ONE =
            "select * from capacity_entries where tenant_id = $1 and artisan_id = $2 and id = $3";
    private static final String OVERDUE = """
            select * from capacity_entries
            where tenant_id = $1 and artisan_id = $2
              and ((state in ('held', 'payment_pending', 'awaiting_consent') and hold_expires_at <= $3) or (state = 'curing' and curing_until <= $3))
            """;
    private static final String OVERDUE_QUEUES = """
            select tenant_id, artisan_id
            from (select tenant_id, artisan_id, hold_expires_at as due from capacity_entries
                  where state in ('held', 'payment_pending', 'awaiting_consent') and hold_expires_at <= $1
                  union all
                  select tenant_id, artisan_id, curing_until from capacity_entries where state = 'curing' and curing_until <= $1) e
            where (tenant_id, artisan_id) not in (select * from unnest($2::uuid[], $3::uuid[]))
            group by tenant_id, artisan_id order by min(due) limit 200
            """;
    private static final String FIRST_QUEUED =
            "select min(order_key) as first from capacity_entries where tenant_id = $1 and artisan_id = $2 and state = 'queued'";
    /** Holds are judged by the queue's own time: the clock's, but never before its last change. */
    private static final String POSITION = """
            select case when e.state = 'queued' or e.hold_expires_at > t.now and e.state in ('held', 'payment_pending', 'awaiting_consent')
                then (select count(*)::int from capacity_entries o
                      where o.artisan_id = e.artisan_id and o.tenant_id = e.tenant_id and o.order_key <= e.order_key
                        and (o.state = 'queued'
                          or o.state in ('held', 'payment_pending', 'awaiting_consent') and o.hold_expires_at > t.now))
                end as position
            from capacity_entries e
            join capacity_queues q on q.artisan_id = e.artisan_id and q.tenant_id = e.tenant_id
            cross join lateral (select greatest($4, q.as_of) as now) t
            where e.tenant_id = $1 and e.artisan_id = $2 and e.id = $3
            """;

    private static final String SAVE = """
            update capacity_entries e
            set state = c.state, order_key = c.order_key, worked_minutes = c.worked_minutes, promised_by = c.promised_by,
                hold_expires_at = c.hold_expires_at, started_at = c.started_at, curing_until = c.curing_until,
                since = c.since, blocked_cause = c.blocked_cause, blocked_reason = c.blocked_reason,
                blocked_until = c.blocked_until, end_before_payment = c.end_before_payment,
                order_id = coalesce($14, e.order_id)
            from unnest($1::uuid[], $2::text[], $3::int8[], $4::int8[], $5::date[], $6::timestamptz[], $7::timestamptz[],
                        $8::timestamptz[], $9::timestamptz[], $10::text[], $11::text[], $12::date[], $13::timestamptz[],
                        $15::uuid[], $16::uuid[])
                 as c(id, state, order_key, worked_minutes, promised_by, hold_expires_at, started_at, curing_until, since,
                      blocked_cause, blocked_reason, blocked_until, end_before_payment, tenant_id, artisan_id)
            where e.id = c.id and e.tenant_id = c.tenant_id and e.artisan_id = c.artisan_id
            """;

    /** What a checkout holds, or what became of what it held last. */
    public Uni<List<Entry>> ofCheckout(Tx tx, TenantId tenant, UUID checkout) {
        return tx.list(OF_CHECKOUT, Tuple.of(tenant.value(), checkout), EntryColumns::read);
    }

    public Uni<Optional<Entry>> find(Tx tx, TenantId tenant, ArtisanId artisan, EntryId entry) {
        return tx.first(ONE, Tuple.of(tenant.value(), artisan.value(), entry.value()), EntryColumns::read);
    }

    /** Holds and curings of a queue whose time is over. */
    public Uni<List<Entry>> overdue(Tx tx, TenantId tenant, ArtisanId artisan, Instant now) {
        return tx.list(OVERDUE, Tuple.of(tenant.value(), artisan.value(), at(now)), EntryColumns::read);
    }

    /** Queues with something overdue but for those named, of every tenant, the longest overdue first; for the sweeper. */
    public Uni<List<QueueRef>> overdueQueues(Tx tx, Instant now, Collection<QueueRef> except) {
        return tx.list(
                OVERDUE_QUEUES,
                Tuple.of(at(now), QueueKeys.tenants(except), QueueKeys.artisans(except)),
                QueueKeys::of);
    }

    /** The lowest key among the confirmed entries that wait; the largest number when nobody waits. */
    public Uni<Long> firstWaitingKey(Tx tx, TenantId tenant, ArtisanId artisan) {
        return tx.first(
                        FIRST_QUEUED,
                        Tuple.of(tenant.value(), artisan.value()),
                        row -> Optional.ofNullable(row.getLong("first")))
                .map(found -> found.flatMap(first -> first).orElse(Long.MAX_VALUE));
    }

    /** The rank of an entry among those who wait, counted and not read; empty when it does not wait. */
    public Uni<Optional<Integer>> position(Tx tx, TenantId tenant, Entry entry, Instant clock) {
        return tx.first(
                        POSITION,
                        Tuple.of(
                                tenant.value(),
                                entry.artisan().value(),
                                entry.id().value(),
                                at(clock)),
                        row -> Optional.ofNullable(row.getInteger("position")))
                .map(found -> found.flatMap(position -> position));
    }

    /** @param order the order that these entries belong to from now on; null leaves it as it is */
    public Uni<Void> save(Tx tx, Locked locked, Collection<Entry> changed, @Nullable UUID order) {
        return tx.update(
                        SAVE,
                        tuple(
                                Columns.array(
                                        changed,
                                        UUID[]::new,
                                        entry -> entry.id().value()),
                                Columns.array(changed, String[]::new, entry -> Columns.word(entry.state())),
                                Columns.array(changed, Long[]::new, Entry::orderKey),
                                Columns.array(changed, Long[]::new, Entry::workedMinutes),
                                Columns.array(changed, LocalDate[]::new, Entry::promisedBy),
                                Columns.array(changed, OffsetDateTime[]::new, entry -> at(entry.holdExpiresAt())),
                                Columns.<Entry, OffsetDateTime>array(
                                        changed,
                                        OffsetDateTime[]::new,
                                        entry -> Columns.atOrNull(
                                                entry.milestones().startedAt())),
                                Columns.<Entry, OffsetDateTime>array(
                                        changed, OffsetDateTime[]::new, entry -> Columns.atOrNull(entry.curingUntil())),
                                Columns.array(changed, OffsetDateTime[]::new, entry -> at(entry.since())),
                                blocked(changed, String[]::new, what -> Columns.word(what.cause())),
                                blocked(changed, String[]::new, BlockedFor::reason),
                                blocked(changed, LocalDate[]::new, BlockedFor::expectedOn),
                                Columns.<Entry, OffsetDateTime>array(
                                        changed,
                                        OffsetDateTime[]::new,
                                        entry -> Columns.atOrNull(
                                                entry.milestones().endBeforePayment())),
                                order,
                                Columns.array(
                                        changed,
                                        UUID[]::new,
                                        entry -> locked.shopOf(entry.artisan()).value()),
                                Columns.array(
                                        changed,
                                        UUID[]::new,
                                        entry -> entry.artisan().value())))
                .invoke(written -> requireAll(changed, written))
                .replaceWithVoid();
    }

    private static void requireAll(Collection<Entry> changed, int written) {
        if (written != changed.size()) {
            throw new IllegalStateException("Of " + changed.size() + " entries only " + written
                    + " are in the queues that were locked: "
                    + changed.stream().map(Entry::id).toList());
        }
    }

    private static <V> V[] blocked(
            Collection<Entry> entries, IntFunction<V[]> type, Function<BlockedFor, ? extends @Nullable V> of) {
        return Columns.<Entry, V>array(entries, type, entry -> {
            BlockedFor what = entry.blockedFor();
            return what == null ? null : of.apply(what);
        });
    }
}
