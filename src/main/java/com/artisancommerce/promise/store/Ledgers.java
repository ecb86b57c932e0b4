package com.artisancommerce.promise.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;
import static com.artisancommerce.platform.sql.Columns.uuids;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Risk;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.domain.Ledger;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledgers, each with its newest notice. They are locked in the order of their entries, after queues and before orders. */
@Singleton
public class Ledgers {

    private static final String INSERT = """
            insert into promise_ledgers (tenant_id, entry_id, order_id, artisan_id, first_date, promised_by, open_ended, delays, status,
                opened_at)
            select $1, e.entry_id, $2, e.artisan_id, e.promised_by, e.promised_by, false, 0, 'on_track', $3
            from unnest($4::uuid[], $5::uuid[], $6::date[]) as e(entry_id, artisan_id, promised_by)
            """;
    private static final String SELECT = """
            select l.*, n.id as n_id, n.promised_by as n_promised_by, n.new_date as n_new_date, n.reason as n_reason,
                   n.origin as n_origin, n.silence as n_silence, n.opened_at as n_opened_at, n.answer_by as n_answer_by,
                   n.state as n_state, n.closed_at as n_closed_at, n.withdrawn as n_withdrawn
            from promise_ledgers l
            left join delay_notices n on n.tenant_id = l.tenant_id and n.id = l.notice_id
            """;
    private static final String OPEN = SELECT + "where l.tenant_id = $1 and l.artisan_id = $2 and l.outcome is null";
    private static final String PAGE = OPEN + """
             and ($3::text is null or l.status = $3) and ($4::uuid is null or l.entry_id > $4)
            order by l.entry_id limit $5
            """;
    private static final String OF_ORDER = SELECT + "where l.tenant_id = $1 and l.order_id = $2 order by l.entry_id";
    private static final String LOCK =
            "select 1 from promise_ledgers where tenant_id = $1 and entry_id = any($2) order by entry_id for update";
    private static final String SOME = SELECT + "where l.tenant_id = $1 and l.entry_id = any($2) order by l.entry_id";
    private static final String SAVE = """
            update promise_ledgers l
            set promised_by = c.promised_by, open_ended = c.open_ended, delays = c.delays, status = c.status, notice_id = c.notice_id,
                outcome = c.outcome
            from unnest($2::uuid[], $3::date[], $4::bool[], $5::int4[], $6::text[], $7::uuid[], $8::text[])
                 as c(entry_id, promised_by, open_ended, delays, status, notice_id, outcome)
            where l.tenant_id = $1 and l.entry_id = c.entry_id
            """;

    /** An entry whose order has been confirmed, and what it was promised. */
    public record Opened(EntryId entry, ArtisanId artisan, LocalDate promisedBy) {}

    /**
     * A page of the open ledgers of an artisan, in the order in which they were opened.
     *
     * @param status only those that stand so; null for all
     * @param after the last entry of the page before; null for the first page
     */
    public record Part(
            ArtisanId artisan,
            @Nullable Risk status,
            @Nullable UUID after,
            int rows) {}

    /** A ledger and whose it is. */
    public record Kept(UUID order, ArtisanId artisan, Ledger ledger) {}

    public Uni<Void> insert(Tx tx, TenantId tenant, UUID order, List<Opened> entries, Instant now) {
        return tx.update(
                        INSERT,
                        tuple(
                                tenant.value(),
                                order,
                                at(now),
                                Columns.array(
                                        entries,
                                        UUID[]::new,
                                        each -> each.entry().value()),
                                Columns.array(
                                        entries,
                                        UUID[]::new,
                                        each -> each.artisan().value()),
                                Columns.array(entries, LocalDate[]::new, Opened::promisedBy)))
                .replaceWithVoid();
    }

    /** Those of an artisan that are neither done nor called off. */
    public Uni<List<Kept>> open(Tx tx, TenantId tenant, ArtisanId artisan) {
        return tx.list(OPEN, Tuple.of(tenant.value(), artisan.value()), LedgerRows::kept);
    }

    public Uni<List<Kept>> page(Tx tx, TenantId tenant, Part part) {
        String status = part.status() == null ? null : Columns.word(part.status());
        return tx.list(
                PAGE,
                tuple(tenant.value(), part.artisan().value(), status, part.after(), part.rows()),
                LedgerRows::kept);
    }

    public Uni<List<Kept>> ofOrder(Tx tx, TenantId tenant, UUID order) {
        return tx.list(OF_ORDER, Tuple.of(tenant.value(), order), LedgerRows::kept);
    }

    /** Those of the entries that are there, locked, as they are once the lock is held. */
    public Uni<List<Kept>> lock(Tx tx, TenantId tenant, Collection<EntryId> entries) {
        UUID[] ids = uuids(entries.stream().map(EntryId::value).toList());
        return tx.list(LOCK, Tuple.of(tenant.value(), ids), row -> row)
                .chain(() -> tx.list(SOME, Tuple.of(tenant.value(), ids), LedgerRows::kept));
    }

    public Uni<Void> save(Tx tx, TenantId tenant, List<Ledger> changed) {
        return tx.update(
                        SAVE,
                        tuple(
                                tenant.value(),
                                Columns.array(
                                        changed,
                                        UUID[]::new,
                                        ledger -> ledger.entry().value()),
                                Columns.array(changed, LocalDate[]::new, Ledger::current),
                                Columns.array(changed, Boolean[]::new, Ledger::openEnded),
                                Columns.array(changed, Integer[]::new, Ledger::delays),
                                Columns.array(changed, String[]::new, ledger -> Columns.word(ledger.status())),
                                Columns.array(changed, UUID[]::new, LedgerRows::noticeId),
                                Columns.array(changed, String[]::new, LedgerRows::outcome)))
                .replaceWithVoid();
    }
}
