package com.artisancommerce.platform.messaging;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.messaging.DeadLetter.Decision;
import com.artisancommerce.platform.messaging.DeadLetter.Place;
import com.artisancommerce.platform.messaging.DeadLetter.State;
import com.artisancommerce.platform.sql.Columns;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The letters, of all tenants. */
@Singleton
class DeadLetterRows {

    private static final String INSERT = """
            insert into dead_letters (id, tenant_id, topic, partition, record_offset, written_at, event_id, key, type, payload,
                attributes, reason, attempts, first_letter, buried_at, state)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'open')
            on conflict (topic, partition, record_offset, written_at) do nothing
            """;
    private static final String PAGE = """
            select * from dead_letters
            where ($1::text is null or state = $1) and ($2::text is null or topic = $2) and ($3::uuid is null or id < $3)
            order by id desc limit $4
            """;
    private static final String FIND = "select * from dead_letters where id = $1";
    private static final String COUNT_OPEN = "select count(*) as open from dead_letters where state = 'open'";
    private static final String DECIDE = """
            update dead_letters set state = $2, decided_at = $3, decided_by = $4, note = $5 where id = $1 and state = 'open'
            returning *
            """;

    private final JsonText json;

    DeadLetterRows(JsonText json) {
        this.json = json;
    }

    /** Whether the record is new here; one that was delivered again has its letter already. */
    Uni<Boolean> insert(Tx tx, DeadLetter l) {
        return tx.update(
                        INSERT,
                        tuple(
                                l.id(),
                                l.tenant().value(),
                                l.place().topic(),
                                l.place().partition(),
                                l.place().offset(),
                                at(l.place().writtenAt()),
                                l.event(),
                                l.key(),
                                l.type(),
                                l.payload(),
                                json.write(l.attributes()),
                                l.reason(),
                                l.attempts(),
                                l.first(),
                                at(l.buriedAt())))
                .map(inserted -> inserted == 1);
    }

    /** Newest first. */
    Uni<List<DeadLetter>> page(Tx tx, @Nullable State state, @Nullable String topic, Optional<UUID> before, int rows) {
        return tx.list(
                PAGE,
                tuple(state == null ? null : Columns.word(state), topic, before.orElse(null), rows),
                this::letter);
    }

    /** How many nobody has decided on. */
    Uni<Long> open(Tx tx) {
        return tx.first(COUNT_OPEN, Tuple.tuple(), row -> row.getLong("open")).map(Optional::orElseThrow);
    }

    Uni<Optional<DeadLetter>> find(Tx tx, UUID id) {
        return tx.first(FIND, Tuple.of(id), this::letter);
    }

    /** The letter as decided; empty when it is not open. Whoever decides at the same time is waited for. */
    Uni<Optional<DeadLetter>> decide(Tx tx, UUID id, State state, Decision decision) {
        return tx.first(
                DECIDE,
                tuple(id, Columns.word(state), at(decision.at()), decision.by(), decision.note()),
                this::letter);
    }

    private DeadLetter letter(Row row) {
        return new DeadLetter(
                row.getUUID("id"),
                new TenantId(row.getUUID("tenant_id")),
                new Place(
                        row.getString("topic"),
                        row.getInteger("partition"),
                        row.getLong("record_offset"),
                        Columns.instant(row, "written_at")),
                row.getUUID("event_id"),
                row.getString("key"),
                row.getString("type"),
                row.getString("payload"),
                attributes(row.getString("attributes")),
                row.getString("reason"),
                row.getInteger("attempts"),
                row.getUUID("first_letter"),
                Columns.instant(row, "buried_at"),
                Columns.constant(State.class, row, "state"),
                decision(row));
    }

    private Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<?, ?> read = json.read(text, Map.class);
        read.forEach((name, value) -> attributes.put(String.valueOf(name), String.valueOf(value)));
        return attributes;
    }

    private static @Nullable Decision decision(Row row) {
        return row.getString("decided_by") == null
                ? null
                : new Decision(Columns.instant(row, "decided_at"), row.getString("decided_by"), row.getString("note"));
    }
}
