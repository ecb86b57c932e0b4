package com.artisancommerce.capacity.store;

import static com.artisancommerce.platform.sql.Columns.uuids;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryView.Label;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.domain.Queue;
import com.artisancommerce.capacity.domain.Terms;
import com.artisancommerce.capacity.domain.estimate.Experience;
import com.artisancommerce.capacity.domain.estimate.Pace;
import com.artisancommerce.platform.TenantId;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whole queues as values: the row and its entries in one statement, so that they are of one version. */
@Singleton
public class Snapshots {

    private static final String COLUMNS = """
            select q.artisan_id as queue, q.version, q.as_of, q.tail_key, q.waiting, q.in_hand, q.remaining_minutes,
                   q.waiting_expected_minutes, q.sum_of_squares, q.held, q.held_minutes, q.held_expected_minutes, q.held_squares,
                   q.time_zone, q.weekly_minutes, q.terms_version, q.holiday_country, q.holiday_subdivision, q.horizon_days, q.waitlisted,
                   q.utilisation_target, q.pause_reason, q.pause_until, e.*
            from capacity_queues q
            """;
    private static final String ACTIVE = COLUMNS + """
            left join capacity_entries e on e.artisan_id = q.artisan_id and e.tenant_id = q.tenant_id
                and e.state in ('held', 'payment_pending', 'awaiting_consent', 'queued', 'in_production', 'blocked', 'curing')
            where q.tenant_id = $1 and q.artisan_id = $2
            """;
    private static final String SOME = COLUMNS + """
            join capacity_entries e on e.artisan_id = q.artisan_id and e.tenant_id = q.tenant_id
            where q.tenant_id = $1 and e.id = any($2)
            """;
    private static final String VERSIONS = """
            select q.tenant_id, q.artisan_id, q.version
            from unnest($1::uuid[], $2::uuid[]) as asked(tenant_id, artisan_id)
            join capacity_queues q using (tenant_id, artisan_id)
            """;

    private final Calendars calendars;
    private final Paces paces;

    Snapshots(Calendars calendars, Paces paces) {
        this.calendars = calendars;
        this.paces = paces;
    }

    /** A queue with the names of its entries and the pace of its artisan. */
    public record Labelled(Queue queue, Map<EntryId, Label> labels, Pace pace) {
        private Labelled with(Pace known) {
            return new Labelled(queue, labels, known);
        }
    }

    /** All that are active in an artisan's queue. */
    public Uni<Optional<Labelled>> active(Tx tx, TenantId tenant, ArtisanId artisan) {
        return tx.list(ACTIVE, Tuple.of(tenant.value(), artisan.value()), row -> row)
                .chain(rows -> calendars(tx, tenant, firstOf(rows)).map(calendars -> labelled(tenant, rows, calendars)))
                .chain(found -> paces.of(tx, tenant, artisan).map(pace -> found.map(queue -> queue.with(pace))));
    }

    /**
     * Just these entries, whatever their state, each in a queue that holds no others: enough where no position and no
     * date of work to come is asked for, so the pace is not read.
     */
    public Uni<List<Labelled>> some(Tx tx, TenantId tenant, Collection<EntryId> entries) {
        UUID[] ids = uuids(entries.stream().map(EntryId::value).toList());
        return tx.list(SOME, Tuple.of(tenant.value(), ids), row -> row)
                .chain(rows -> calendars(tx, tenant, rows)
                        .map(calendars -> rows.stream()
                                .map(row -> labelled(tenant, List.of(row), calendars))
                                .flatMap(Optional::stream)
                                .toList()));
    }

    public Uni<Map<QueueRef, Long>> versions(Tx tx, Collection<QueueRef> queues) {
        return tx.list(VERSIONS, Tuple.of(QueueKeys.tenants(queues), QueueKeys.artisans(queues)), row -> row)
                .map(rows -> rows.stream()
                        .collect(Collectors.toUnmodifiableMap(QueueKeys::of, row -> row.getLong("version"))));
    }

    private Uni<Calendars.Compiled> calendars(Tx tx, TenantId tenant, List<Row> rows) {
        Map<QueueRef, Calendars.Stated> stated = new HashMap<>();
        rows.forEach(row -> stated.computeIfAbsent(queue(tenant, row), queue -> Calendars.Stated.of(queue, row)));
        return calendars.of(tx, stated.values());
    }

    /** Every row of one queue says the same of it. */
    private static List<Row> firstOf(List<Row> rows) {
        return rows.subList(0, Math.min(1, rows.size()));
    }

    private static QueueRef queue(TenantId tenant, Row row) {
        return new QueueRef(tenant, new ArtisanId(row.getUUID("queue")));
    }

    private static Optional<Labelled> labelled(TenantId tenant, List<Row> rows, Calendars.Compiled calendars) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>(rows.size());
        Map<EntryId, Label> labels = new HashMap<>();
        Row first = rows.getFirst();
        EntryColumns columns = EntryColumns.of(first);
        for (Row row : rows) {
            if (columns.isEntry(row)) {
                Entry entry = columns.entry(row);
                entries.add(entry);
                labels.put(entry.id(), columns.label(row));
            }
        }
        QueueRef queue = queue(tenant, first);
        Terms terms = QueueRows.terms(first, calendars.of(queue));
        return Optional.of(new Labelled(
                new Queue(queue.artisan(), terms, QueueRows.summary(first), entries, first.getInteger("waitlisted")),
                labels,
                Experience.NONE.pace()));
    }
}
