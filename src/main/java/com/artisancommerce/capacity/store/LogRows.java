package com.artisancommerce.capacity.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Change;
import com.artisancommerce.capacity.ChangeKind;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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
    private static final String SINCE = """
            select l.*, l.places::text as places_text from capacity_log l where tenant_id = $1 and artisan_id = $2 and at >= $3 and version > $4
            order by version limit $5
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

    /** The lines since an instant, of versions after one, oldest first. */
    public Uni<List<Change>> since(
            Tx tx, TenantId tenant, ArtisanId artisan, Instant since, long afterVersion, int limit) {
        return tx.list(SINCE, tuple(tenant.value(), artisan.value(), at(since), afterVersion, limit), this::change);
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
