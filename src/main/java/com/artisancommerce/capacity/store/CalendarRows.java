package com.artisancommerce.capacity.store;

import com.artisancommerce.capacity.HolidayRegion;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.SpecialDays;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.capacity.WeeklyVersion;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What artisans have stated about their days, of several queues in one statement. The number of rows a queue has is bounded. */
@Singleton
public class CalendarRows {

    private static final String WEEK = "week";
    private static final String PARTS = """
            with k as (select * from unnest($1::uuid[], $2::uuid[]) as k(artisan_id, tenant_id))
            select v.artisan_id, v.tenant_id, 'week' as kind, v.valid_from as first_day, null::date as last_day, 0 as minutes,
                   v.weekly_minutes
            from capacity_week_versions v join k using (artisan_id, tenant_id)
            union all
            select s.artisan_id, s.tenant_id, s.kind, s.first_day, s.last_day, s.minutes, null
            from capacity_special_days s join k using (artisan_id, tenant_id)
            """;

    /** Versions of the week, none when there never was but one, and special days. */
    record Parts(List<WeeklyVersion> versions, List<SpecialDays> special) {
        static Parts none() {
            return new Parts(new ArrayList<>(), new ArrayList<>());
        }

        private void add(Row row) {
            if (row.getString("kind").equals(WEEK)) {
                versions.add(new WeeklyVersion(row.getLocalDate("first_day"), weekly(row)));
            } else {
                special.add(CalendarRows.special(row));
            }
        }
    }

    Uni<Map<QueueRef, Parts>> parts(Tx tx, Collection<QueueRef> queues) {
        return tx.list(PARTS, Tuple.of(QueueKeys.artisans(queues), QueueKeys.tenants(queues)), row -> row)
                .map(CalendarRows::byQueue);
    }

    static WeeklyHours weekly(Row row) {
        Integer[] m = row.getArrayOfIntegers("weekly_minutes");
        return new WeeklyHours(m[0], m[1], m[2], m[3], m[4], m[5], m[6]);
    }

    static @Nullable HolidayRegion region(Row row) {
        String country = row.getString("holiday_country");
        return country == null ? null : new HolidayRegion(country, row.getString("holiday_subdivision"));
    }

    static SpecialDays special(Row row) {
        return new SpecialDays(
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"),
                Columns.constant(SpecialDays.Kind.class, row, "kind"),
                row.getInteger("minutes"));
    }

    private static Map<QueueRef, Parts> byQueue(List<Row> rows) {
        Map<QueueRef, Parts> parts = new HashMap<>();
        for (Row row : rows) {
            parts.computeIfAbsent(QueueKeys.of(row), each -> Parts.none()).add(row);
        }
        return parts;
    }
}
