package com.artisancommerce.capacity.store;

import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The weekly hours of an artisan, version by version. Written under the queue's lock. */
@Singleton
public class WeekVersionRows {

    /** So many are kept of an artisan; the oldest go first. */
    public static final int MOST_KEPT = 50;

    /** So many may begin after today, so that the one in force is never the oldest. */
    public static final int MOST_PLANNED = 40;

    private static final String LIST = """
            select valid_from, weekly_minutes from capacity_week_versions
            where tenant_id = $1 and artisan_id = $2 order by valid_from
            """;
    private static final String REMEMBER_THE_FIRST = """
            insert into capacity_week_versions (tenant_id, artisan_id, valid_from, weekly_minutes)
            select q.tenant_id, q.artisan_id, '1970-01-01', q.weekly_minutes from capacity_queues q
            where q.tenant_id = $1 and q.artisan_id = $2
              and not exists (select 1 from capacity_week_versions v where v.tenant_id = $1 and v.artisan_id = $2)
            """;
    private static final String STATE = """
            insert into capacity_week_versions (tenant_id, artisan_id, valid_from, weekly_minutes) values ($1, $2, $3, $4)
            on conflict (artisan_id, tenant_id, valid_from) do update set weekly_minutes = excluded.weekly_minutes
            """;
    private static final String TRIM = """
            delete from capacity_week_versions where tenant_id = $1 and artisan_id = $2 and valid_from <
                (select min(valid_from) from
                    (select valid_from from capacity_week_versions where tenant_id = $1 and artisan_id = $2
                     order by valid_from desc limit $3) as kept)
            """;
    private static final String COUNT_OTHERS_AFTER = """
            select count(*)::int as count from capacity_week_versions
            where tenant_id = $1 and artisan_id = $2 and valid_from > $3 and valid_from <> $4
            """;
    private static final String WITHDRAW =
            "delete from capacity_week_versions where tenant_id = $1 and artisan_id = $2 and valid_from = $3";

    /** The earliest first; empty while there never was but one, which then stands in the queue row. */
    public Uni<List<WeeklyVersion>> list(Tx tx, QueueRef queue) {
        return tx.list(
                LIST, of(queue), row -> new WeeklyVersion(row.getLocalDate("valid_from"), CalendarRows.weekly(row)));
    }

    /** To be called before the queue row changes, whose week becomes the first version if there is none yet. */
    public Uni<Void> state(Tx tx, QueueRef queue, WeeklyVersion version) {
        Tuple values = Columns.tuple(
                queue.tenant().value(), queue.artisan().value(), version.from(), minutes(version.weekly()));
        Tuple kept = Columns.tuple(queue.tenant().value(), queue.artisan().value(), MOST_KEPT);
        return tx.update(REMEMBER_THE_FIRST, of(queue))
                .chain(() -> tx.update(STATE, values))
                .chain(() -> tx.update(TRIM, kept))
                .replaceWithVoid();
    }

    /** How many begin after a day, but for the one that may begin on another. */
    public Uni<Integer> countOthersAfter(Tx tx, QueueRef queue, LocalDate day, LocalDate but) {
        Tuple keys = Tuple.of(queue.tenant().value(), queue.artisan().value(), day, but);
        return tx.first(COUNT_OTHERS_AFTER, keys, row -> row.getInteger("count"))
                .map(Optional::orElseThrow);
    }

    /** Answers how many there were from just that day: one or none. */
    public Uni<Integer> withdraw(Tx tx, QueueRef queue, LocalDate from) {
        return tx.update(WITHDRAW, of(queue, from));
    }

    static Integer[] minutes(WeeklyHours weekly) {
        return Arrays.stream(DayOfWeek.values()).map(weekly::minutes).toArray(Integer[]::new);
    }

    private static Tuple of(QueueRef queue) {
        return Tuple.of(queue.tenant().value(), queue.artisan().value());
    }

    private static Tuple of(QueueRef queue, LocalDate day) {
        return Tuple.of(queue.tenant().value(), queue.artisan().value(), day);
    }
}
