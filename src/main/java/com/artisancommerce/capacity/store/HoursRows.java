package com.artisancommerce.capacity.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.capacity.HolidayRegion;
import com.artisancommerce.capacity.Hours;
import com.artisancommerce.capacity.Pause;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terms in the queue row. Whoever writes them makes a new version of the queue as well, for the answers change. */
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
            set time_zone = $3, weekly_minutes = $4, horizon_days = $5, utilisation_target = $6, pause_reason = $7, pause_until = $8
            where tenant_id = $1 and artisan_id = $2
            """;
    private static final String OBSERVE = """
            update capacity_queues set holiday_country = $3, holiday_subdivision = $4
            where tenant_id = $1 and artisan_id = $2
            """;
    private static final String NEXT_VERSION = """
            update capacity_queues
            set version = version + 1, as_of = greatest(as_of, $3), terms_version = terms_version + 1,
                look_at = $3
            where tenant_id = $1 and artisan_id = $2
            returning version
            """;

    /** The week is the one that was in force when the terms were last written. */
    public Uni<Optional<Hours>> find(Tx tx, QueueRef queue) {
        return tx.first(FIND, of(queue), HoursRows::hours);
    }

    /** Opens the queue of an artisan who has none. Answers whether it was opened now. */
    public Uni<Boolean> open(Tx tx, QueueRef queue, Hours hours, Instant now) {
        return tx.update(
                        OPEN,
                        tuple(
                                queue.artisan().value(),
                                queue.tenant().value(),
                                at(now),
                                hours.zone().getId(),
                                WeekVersionRows.minutes(hours.weekly()),
                                hours.horizonDays(),
                                hours.utilisationTarget()))
                .map(inserted -> inserted == 1);
    }

    public Uni<Void> change(Tx tx, QueueRef queue, Hours hours) {
        Pause pause = hours.pause();
        return tx.update(
                        CHANGE,
                        tuple(
                                queue.tenant().value(),
                                queue.artisan().value(),
                                hours.zone().getId(),
                                WeekVersionRows.minutes(hours.weekly()),
                                hours.horizonDays(),
                                hours.utilisationTarget(),
                                pause == null ? null : pause.reason(),
                                pause == null ? null : pause.until()))
                .replaceWithVoid();
    }

    /** Whose public holidays are off; empty for nobody's, and without a queue. */
    public Uni<Optional<HolidayRegion>> observed(Tx tx, QueueRef queue) {
        return tx.first(FIND, of(queue), row -> Optional.ofNullable(CalendarRows.region(row)))
                .map(found -> found.flatMap(region -> region));
    }

    /** @param holidays whose public holidays are off; null for nobody's */
    public Uni<Void> observe(Tx tx, QueueRef queue, @Nullable HolidayRegion holidays) {
        return tx.update(
                        OBSERVE,
                        tuple(
                                queue.tenant().value(),
                                queue.artisan().value(),
                                holidays == null ? null : holidays.country(),
                                holidays == null ? null : holidays.subdivision()))
                .replaceWithVoid();
    }

    /** A new version of the terms and of the queue; answers the queue's. */
    public Uni<Long> nextVersion(Tx tx, QueueRef queue, Instant now) {
        return tx.first(
                        NEXT_VERSION,
                        tuple(queue.tenant().value(), queue.artisan().value(), at(now)),
                        row -> row.getLong("version"))
                .map(Optional::orElseThrow);
    }

    private static Hours hours(Row row) {
        return new Hours(
                ZoneId.of(row.getString("time_zone")),
                CalendarRows.weekly(row),
                row.getInteger("horizon_days"),
                row.getDouble("utilisation_target"),
                QueueRows.pause(row),
                row.getLong("terms_version"));
    }

    private static Tuple of(QueueRef queue) {
        return Tuple.of(queue.tenant().value(), queue.artisan().value());
    }
}
