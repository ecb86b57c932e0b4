package com.artisancommerce.promise.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.Promise;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Every promise that was ever made. Rows are only ever added. */
@Singleton
public class PromiseRows {

    private static final String INSERT = """
            insert into promises (tenant_id, entry_id, number, date, made_at, kind, reason)
            select $1, p.*
            from unnest($2::uuid[], $3::int4[], $4::date[], $5::timestamptz[], $6::text[], $7::text[])
                 as p(entry_id, number, date, made_at, kind, reason)
            """;
    private static final String OF_ORDER = """
            select p.* from promises p join promise_ledgers l on l.tenant_id = p.tenant_id and l.entry_id = p.entry_id
            where l.tenant_id = $1 and l.order_id = $2 order by p.entry_id, p.number
            """;

    /** A promise and what it is about. */
    public record Made(EntryId entry, Promise promise) {}

    public Uni<Void> insert(Tx tx, TenantId tenant, List<Made> made) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.update(
                        INSERT,
                        tuple(
                                tenant.value(),
                                Columns.array(
                                        made, UUID[]::new, each -> each.entry().value()),
                                Columns.array(
                                        made,
                                        Integer[]::new,
                                        each -> each.promise().number()),
                                Columns.<Made, LocalDate>array(
                                        made,
                                        LocalDate[]::new,
                                        each -> each.promise().date()),
                                Columns.array(
                                        made,
                                        OffsetDateTime[]::new,
                                        each -> at(each.promise().madeAt())),
                                Columns.array(
                                        made,
                                        String[]::new,
                                        each -> Columns.word(each.promise().kind())),
                                Columns.<Made, String>array(
                                        made,
                                        String[]::new,
                                        each -> each.promise().reason())))
                .replaceWithVoid();
    }

    public Uni<List<Made>> ofOrder(Tx tx, TenantId tenant, UUID order) {
        return tx.list(OF_ORDER, Tuple.of(tenant.value(), order), PromiseRows::made);
    }

    private static Made made(Row row) {
        Promise promise = new Promise(
                row.getInteger("number"),
                row.getLocalDate("date"),
                Columns.instant(row, "made_at"),
                Columns.constant(Promise.Kind.class, row, "kind"),
                row.getString("reason"));
        return new Made(new EntryId(row.getUUID("entry_id")), promise);
    }
}
