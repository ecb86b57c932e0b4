package com.artisancommerce.promise.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.NoticeId;
import com.artisancommerce.promise.NoticeRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The delay notices. */
@Singleton
public class Notices {

    private static final String REF = """
            select n.tenant_id, n.id, l.entry_id, l.order_id, l.artisan_id
            from delay_notices n join promise_ledgers l on l.tenant_id = n.tenant_id and l.entry_id = n.entry_id
            """;
    private static final String FIND = REF + "where n.tenant_id = $1 and n.id = $2";
    private static final String GET = "select * from delay_notices where tenant_id = $1 and id = $2";
    private static final String DUE = REF + """
            where n.state = 'open' and n.answer_by <= $1 and n.id not in (select * from unnest($3::uuid[]))
            order by n.answer_by limit $2
            """;
    private static final String OF_ORDER = """
            select n.* from delay_notices n join promise_ledgers l on l.tenant_id = n.tenant_id and l.entry_id = n.entry_id
            where l.tenant_id = $1 and l.order_id = $2 order by n.opened_at, n.id limit $3
            """;
    private static final String OPEN = """
            insert into delay_notices (tenant_id, id, entry_id, promised_by, new_date, reason, origin, silence, opened_at, answer_by, state)
            select $1, n.*, 'open'
            from unnest($2::uuid[], $3::uuid[], $4::date[], $5::date[], $6::text[], $7::text[], $8::text[], $9::timestamptz[],
                        $10::timestamptz[])
                 as n(id, entry_id, promised_by, new_date, reason, origin, silence, opened_at, answer_by)
            """;
    private static final String CLOSE = """
            update delay_notices n set state = c.state, closed_at = c.closed_at, withdrawn = c.withdrawn
            from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::text[]) as c(id, state, closed_at, withdrawn)
            where n.tenant_id = $1 and n.id = c.id
            """;

    public Uni<Optional<NoticeRef>> find(Tx tx, TenantId tenant, NoticeId id) {
        return tx.first(FIND, Tuple.of(tenant.value(), id.value()), Notices::ref);
    }

    public Uni<Optional<DelayNotice>> get(Tx tx, TenantId tenant, NoticeId id) {
        return tx.first(GET, Tuple.of(tenant.value(), id.value()), Notices::notice);
    }

    /** Open notices but for those named whose deadline has passed, of every shop, the longest overdue first. For the system role. */
    public Uni<List<NoticeRef>> due(Tx tx, Instant now, int limit, Collection<NoticeRef> except) {
        UUID[] ids = Columns.array(except, UUID[]::new, ref -> ref.notice().value());
        return tx.list(DUE, Tuple.of(at(now), limit, ids), Notices::ref);
    }

    /** The notices of an order, in the order in which they were opened. */
    public Uni<List<DelayNotice>> ofOrder(Tx tx, TenantId tenant, UUID order, int limit) {
        return tx.list(OF_ORDER, Tuple.of(tenant.value(), order, limit), Notices::notice);
    }

    public Uni<Void> open(Tx tx, TenantId tenant, List<DelayNotice> opened) {
        if (opened.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.update(
                        OPEN,
                        tuple(
                                tenant.value(),
                                Columns.array(opened, UUID[]::new, n -> n.id().value()),
                                Columns.array(
                                        opened, UUID[]::new, n -> n.entry().value()),
                                Columns.array(opened, LocalDate[]::new, DelayNotice::promisedBy),
                                Columns.<DelayNotice, LocalDate>array(opened, LocalDate[]::new, DelayNotice::newDate),
                                Columns.array(opened, String[]::new, DelayNotice::reason),
                                Columns.array(opened, String[]::new, n -> Columns.word(n.origin())),
                                Columns.array(opened, String[]::new, n -> Columns.word(n.silence())),
                                Columns.array(opened, OffsetDateTime[]::new, n -> at(n.openedAt())),
                                Columns.array(opened, OffsetDateTime[]::new, n -> at(n.answerBy()))))
                .replaceWithVoid();
    }

    public Uni<Void> close(Tx tx, TenantId tenant, List<DelayNotice> closed) {
        if (closed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.update(
                        CLOSE,
                        tuple(
                                tenant.value(),
                                Columns.array(closed, UUID[]::new, n -> n.id().value()),
                                Columns.array(
                                        closed,
                                        String[]::new,
                                        n -> Columns.word(n.state().word())),
                                Columns.<DelayNotice, OffsetDateTime>array(
                                        closed,
                                        OffsetDateTime[]::new,
                                        n -> Columns.atOrNull(n.state().since())),
                                Columns.<DelayNotice, String>array(
                                        closed, String[]::new, n -> LedgerRows.why(n.state()))))
                .replaceWithVoid();
    }

    private static DelayNotice notice(Row row) {
        return LedgerRows.notice(row, new EntryId(row.getUUID("entry_id")), "");
    }

    private static NoticeRef ref(Row row) {
        return new NoticeRef(
                new TenantId(row.getUUID("tenant_id")),
                new NoticeId(row.getUUID("id")),
                new EntryId(row.getUUID("entry_id")),
                row.getUUID("order_id"),
                new ArtisanId(row.getUUID("artisan_id")));
    }
}
