package com.artisancommerce.capacity.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Hours;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.WeeklyHours;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The terms in the queue row. Writing them makes a new version of the queue as well, for the answers change. */
@Singleton
public class HoursRows {

    private static final String FIND = "select * from capacity_queues where tenant_id = $1 and artisan_id = $2";
    private static final String OPEN = """
            insert into capacity_queues (artisan_id, tenant_id, version, as_of, tail_key, waiting, in_hand, remaining_minutes,
                sum_of_squares, terms_version, time_zone, weekly_minutes, horizon_days, utilisation_target)
            values ($1, $2, 1, $3, 0, 0, 0, 0, 0, 1, $4, $5, $6, $7)
            on conflict (artisan_id, tenant_id) do nothing
            """;
    private static final String CHANGE = """
            update capacity_queues
            set version = version + 1, as_of = greatest(as_of, $3), terms_version = terms_version + 1, time_zone = $4,
                weekly_minutes = $5, horizon_days = $6, utilisation_target = $7, pause_reason = $8, pause_until = $9
            where tenant_id = $1 and artisan_id = $2
            returning version
            """;

    public Uni<Optional<Hours>> find(Tx tx, TenantId tenant, ArtisanId artisan) {
        return tx.first(FIND, Tuple.of(tenant.value(), artisan.value()), HoursRows::hours);
    }

    /** Opens the queue of an artisan who has none. Answers whether it was opened now. */
    public Uni<Boolean> open(Tx tx, TenantId tenant, ArtisanId artisan, Hours hours, Instant now) {
        return tx.update(
                        OPEN,
                        tuple(
                                artisan.value(),
                                tenant.value(),
                                at(now),
                                hours.zone().getId(),
                                minutes(hours.weekly()),
                                hours.horizonDays(),
                                hours.utilisationTarget()))
                .map(inserted -> inserted == 1);
    }

    /** Under the queue's lock. Answers the queue's new version. */
    public Uni<Long> change(Tx tx, TenantId tenant, ArtisanId artisan, Hours hours, Instant now) {
        Pause pause = hours.pause();
        return tx.first(
                        CHANGE,
                        tuple(
                                tenant.value(),
                                artisan.value(),
                                at(now),
                                hours.zone().getId(),
                                minutes(hours.weekly()),
                                hours.horizonDays(),
                                hours.utilisationTarget(),
                                pause == null ? null : pause.reason(),
                                pause == null ? null : pause.until()),
                        row -> row.getLong("version"))
                .map(Optional::orElseThrow);
    }

    private static Hours hours(Row row) {
        var terms = QueueRows.terms(row);
        return new Hours(
                terms.calendar().zone(),
                QueueRows.weekly(row),
                terms.horizonDays(),
                terms.utilisationTarget(),
                terms.pause(),
                row.getLong("terms_version"));
    }

    private static Integer[] minutes(WeeklyHours weekly) {
        return Arrays.stream(DayOfWeek.values()).map(weekly::minutes).toArray(Integer[]::new);
    }
}
