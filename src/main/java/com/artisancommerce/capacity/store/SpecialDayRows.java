package com.artisancommerce.capacity.store;

import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.capacity.ExceptionSearch;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.StatedDays;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The special days of artisans. Written under the queue's lock. */
@Singleton
public class SpecialDayRows {

    /** So many an artisan may have. */
    public static final int MOST_KEPT = 1_000;

    /** So long after their last day they are kept. */
    public static final int KEPT_DAYS = 400;

    private static final String FIND =
            "select * from capacity_special_days where tenant_id = $1 and artisan_id = $2 and id = $3";
    private static final String PAGE = """
            select * from capacity_special_days
            where tenant_id = $1 and artisan_id = $2 and last_day >= coalesce($3, '-infinity'::date)
              and first_day <= coalesce($4, 'infinity'::date) and ($5::uuid is null or id > $5)
            order by id limit $6
            """;
    private static final String COUNT =
            "select count(*)::int as count from capacity_special_days where tenant_id = $1 and artisan_id = $2";
    private static final String INSERT = """
            insert into capacity_special_days (tenant_id, artisan_id, id, first_day, last_day, kind, minutes, reason, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String UPDATE = """
            update capacity_special_days
            set first_day = $4, last_day = $5, kind = $6, minutes = $7, reason = $8, version = $9
            where tenant_id = $1 and artisan_id = $2 and id = $3
            """;
    private static final String DELETE =
            "delete from capacity_special_days where tenant_id = $1 and artisan_id = $2 and id = $3";
    private static final String FORGET =
            "delete from capacity_special_days where tenant_id = $1 and artisan_id = $2 and last_day < $3";

    public Uni<Optional<StatedDays>> find(Tx tx, QueueRef queue, UUID id) {
        return tx.first(FIND, keys(queue, id), SpecialDayRows::stated);
    }

    /** One more than the limit, if there are more. */
    public Uni<List<StatedDays>> page(Tx tx, QueueRef queue, ExceptionSearch search) {
        return tx.list(
                PAGE,
                tuple(
                        queue.tenant().value(),
                        queue.artisan().value(),
                        search.from(),
                        search.to(),
                        search.after().orElse(null),
                        search.limit() + 1),
                SpecialDayRows::stated);
    }

    public Uni<Integer> count(Tx tx, QueueRef queue) {
        return tx.first(
                        COUNT,
                        Tuple.of(queue.tenant().value(), queue.artisan().value()),
                        row -> row.getInteger("count"))
                .map(Optional::orElseThrow);
    }

    public Uni<Void> insert(Tx tx, QueueRef queue, StatedDays stated) {
        return tx.update(INSERT, values(queue, stated)).replaceWithVoid();
    }

    public Uni<Void> update(Tx tx, QueueRef queue, StatedDays stated) {
        return tx.update(UPDATE, values(queue, stated)).replaceWithVoid();
    }

    public Uni<Void> delete(Tx tx, QueueRef queue, UUID id) {
        return tx.update(DELETE, keys(queue, id)).replaceWithVoid();
    }

    /** Those whose last day is before this one. */
    public Uni<Void> forgetUntil(Tx tx, QueueRef queue, LocalDate day) {
        return tx.update(
                        FORGET, Tuple.of(queue.tenant().value(), queue.artisan().value(), day))
                .replaceWithVoid();
    }

    private static Tuple keys(QueueRef queue, UUID id) {
        return Tuple.of(queue.tenant().value(), queue.artisan().value(), id);
    }

    private static Tuple values(QueueRef queue, StatedDays stated) {
        SpecialDays days = stated.days();
        return tuple(
                queue.tenant().value(),
                queue.artisan().value(),
                stated.id(),
                days.from(),
                days.to(),
                Columns.word(days.kind()),
                days.minutes(),
                stated.reason(),
                stated.version());
    }

    private static StatedDays stated(Row row) {
        return new StatedDays(
                row.getUUID("id"), CalendarRows.special(row), row.getString("reason"), row.getLong("version"));
    }
}
