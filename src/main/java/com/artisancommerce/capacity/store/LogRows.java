package com.artisancommerce.capacity.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Change;
import com.artisancommerce.capacity.ChangeKind;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The log of the queues, one row a version. */
@Singleton
public class LogRows {

    private static final String APPEND = """
            insert into capacity_log (tenant_id, artisan_id, version, at, kind, entry_id, from_key, to_key, minutes, reason, actor, places)
            select l.tenant_id, l.artisan_id, l.version, l.at, l.kind, l.entry_id, l.from_key, l.to_key, l.minutes, l.reason, l.actor,
                   l.places::jsonb
            from unnest($1::uuid[], $2::uuid[], $3::int8[], $4::timestamptz[], $5::text[], $6::uuid[], $7::int8[], $8::int8[],
                                 $9::int8[], $10::text[], $11::text[], $12::text[])
                 as l(tenant_id, artisan_id, version, at, kind, entry_id, from_key, to_key, minutes, reason, actor, places)
            """;
    /**
     * The same that a history is told from: while the entry waits, whatever moves it; always its own steps; and the artisan's hours until it
     * is made. A reach means the key that the entry had then: its own, or where it is moved later, the one that it was moved from.
     */
    private static final String CONCERNING = """
            with own as (
                select l.version, l.kind,
                       (select (p ->> 'fromKey')::int8 from jsonb_array_elements(l.places) p where p ->> 'entry' = $3::uuid::text) as from_key
                from capacity_log l
                where l.tenant_id = $1 and l.artisan_id = $2 and l.at >= $5
                  and (l.entry_id = $3 or l.places @> jsonb_build_array(jsonb_build_object('entry', $3::uuid::text)))),
            ends as (
                select coalesce(min(version) filter (where kind in ('started', 'released', 'expired', 'finished', 'cancelled')), $4) as waited,
                       coalesce(min(version) filter (where kind in ('finished', 'cancelled')), $4) as made
                from own)
            select l.*, l.places::text as places_text
            from capacity_log l cross join ends
            where l.tenant_id = $1 and l.artisan_id = $2 and l.at >= $5 and l.version > $7
              and (l.version in (select version from own)
                or l.kind in ('hours_changed', 'calendar_changed') and l.version < ends.made
                or l.kind in ('started', 'finished') and l.version < ends.waited
                or l.kind in ('worked', 'overran', 'released', 'expired', 'cancelled', 'moved') and l.version < ends.waited
                  and coalesce((select o.from_key from own o where o.version > l.version and o.from_key is not null
                                order by o.version limit 1), $6) between l.from_key and l.to_key)
            order by l.version desc limit $8
            """;

    private final JsonText json;

    LogRows(JsonText json) {
        this.json = json;
    }

    public Uni<Void> append(Tx tx, Collection<Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.update(
                        APPEND,
                        tuple(
                                Columns.array(
                                        changes,
                                        UUID[]::new,
                                        change -> change.tenant().value()),
                                Columns.array(
                                        changes,
                                        UUID[]::new,
                                        change -> change.artisan().value()),
                                Columns.array(changes, Long[]::new, Change::version),
                                Columns.array(changes, OffsetDateTime[]::new, change -> at(change.at())),
                                Columns.array(changes, String[]::new, change -> Columns.word(change.kind())),
                                Columns.<Change, UUID>array(changes, UUID[]::new, LogRows::entry),
                                Columns.array(
                                        changes,
                                        Long[]::new,
                                        change -> change.reach().fromKey()),
                                Columns.array(
                                        changes,
                                        Long[]::new,
                                        change -> change.reach().toKey()),
                                Columns.array(changes, Long[]::new, Change::minutes),
                                Columns.<Change, String>array(changes, String[]::new, Change::reason),
                                Columns.<Change, String>array(changes, String[]::new, Change::actor),
                                Columns.<Change, String>array(changes, String[]::new, this::places)))
                .replaceWithVoid();
    }

    /**
     * The lines that concern an entry, of versions after one, oldest first; the latest where there are more than the limit. They are made
     * of the rows when they are asked for, on the thread of whoever asks.
     */
    public Uni<Supplier<List<Change>>> concerning(Tx tx, TenantId tenant, Entry entry, long afterVersion, int limit) {
        return tx.list(
                        CONCERNING,
                        tuple(
                                tenant.value(),
                                entry.artisan().value(),
                                entry.id().value(),
                                Long.MAX_VALUE,
                                at(entry.milestones().heldAt()),
                                entry.orderKey(),
                                afterVersion,
                                limit),
                        row -> row)
                .map(rows -> () -> rows.reversed().stream().map(this::change).toList());
    }

    private static @Nullable UUID entry(Change change) {
        EntryId entry = change.entry();
        return entry == null ? null : entry.value();
    }

    private Change change(Row row) {
        UUID entry = row.getUUID("entry_id");
        String places = row.getString("places_text");
        return new Change(
                new TenantId(row.getUUID("tenant_id")),
                new ArtisanId(row.getUUID("artisan_id")),
                row.getLong("version"),
                Columns.instant(row, "at"),
                Columns.constant(ChangeKind.class, row, "kind"),
                entry == null ? null : new EntryId(entry),
                new Change.Reach(row.getLong("from_key"), row.getLong("to_key")),
                row.getLong("minutes"),
                row.getString("reason"),
                row.getString("actor"),
                places == null ? List.of() : List.of(json.read(places, Change.Place[].class)));
    }

    /** Null for all but reorders, which keep the column empty. */
    private @Nullable String places(Change change) {
        return change.places().isEmpty() ? null : json.write(change.places());
    }
}
