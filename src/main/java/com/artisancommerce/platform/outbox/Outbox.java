package com.artisancommerce.platform.outbox;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.JsonText;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The only way out for an event: a row beside the change, in the same transaction, of either kind.
 * If the row cannot be written the change is not kept, and the reverse.
 */
@Singleton
public class Outbox {

    private static final String INSERT_MANY = """
            insert into outbox (tenant_id, event_id, topic, key, bucket, type, payload, attributes, created_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int2[], $6::text[], $7::text[], $8::text[])
                     as m(tenant_id, event_id, topic, key, bucket, type, payload, attributes),
                (select $9::timestamptz) as t(created_at)
            """;
    private static final String INSERT_ONE = """
            insert into outbox (tenant_id, event_id, topic, key, bucket, type, payload, created_at)
            values (:tenant, :event, :topic, :key, :bucket, :type, :payload, :now)
            """;

    private static final String WAITING = """
            select distinct key from outbox where sent_at is null and bucket = any($1) and topic = $2 and key = any($3)
            """;

    private final JsonText json;
    private final Clock clock;
    private final RelayBell bell;

    Outbox(JsonText json, Clock clock, RelayBell bell) {
        this.json = json;
        this.clock = clock;
        this.bell = bell;
    }

    /** An event with a new id, its data written as JSON. */
    public OutboxMessage message(TenantId tenant, String topic, String key, String type, Object data) {
        return new OutboxMessage(Ids.next(), tenant, topic, key, type, json.write(data));
    }

    /** Writes the messages with the SQL transaction, in one statement however many they are. */
    public Uni<Void> append(Tx tx, List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        tx.afterCommit(bell::ring);
        return tx.update(INSERT_MANY, columns(messages)).replaceWithVoid();
    }

    /** Those of the keys for which something waits to be sent to the topic: it has not left, let alone been lost. */
    public Uni<Set<String>> waiting(Tx tx, String topic, Collection<String> keys) {
        Short[] buckets = keys.stream()
                .map(OutboxMessage::bucketOf)
                .distinct()
                .map(Integer::shortValue)
                .toArray(Short[]::new);
        return tx.list(WAITING, Tuple.of(buckets, topic, keys.toArray(String[]::new)), row -> row.getString("key"))
                .map(Set::copyOf);
    }

    /** Writes the message with the Hibernate Reactive transaction that is open. */
    public Uni<Void> append(OutboxMessage message) {
        return Panache.getSession().chain(session -> insert(session, message));
    }

    private Uni<Void> insert(Mutiny.Session session, OutboxMessage message) {
        return session.createNativeQuery(INSERT_ONE)
                .setParameter("tenant", message.tenant().value())
                .setParameter("event", message.id())
                .setParameter("topic", message.topic())
                .setParameter("key", message.key())
                .setParameter("bucket", message.bucket())
                .setParameter("type", message.type())
                .setParameter("payload", message.payload())
                .setParameter("now", clock.now())
                .executeUpdate()
                .replaceWithVoid();
    }

    private Tuple columns(List<OutboxMessage> messages) {
        return Tuple.from(List.of(
                column(messages, m -> m.tenant().value()).toArray(java.util.UUID[]::new),
                column(messages, OutboxMessage::id).toArray(java.util.UUID[]::new),
                column(messages, OutboxMessage::topic).toArray(String[]::new),
                column(messages, OutboxMessage::key).toArray(String[]::new),
                column(messages, m -> (short) m.bucket()).toArray(Short[]::new),
                column(messages, OutboxMessage::type).toArray(String[]::new),
                column(messages, OutboxMessage::payload).toArray(String[]::new),
                messages.stream().map(this::attributes).toArray(String[]::new),
                clock.now().atOffset(ZoneOffset.UTC)));
    }

    private @Nullable String attributes(OutboxMessage message) {
        return message.attributes().isEmpty() ? null : json.write(message.attributes());
    }

    private static <T> List<T> column(List<OutboxMessage> messages, Function<OutboxMessage, T> of) {
        return messages.stream().map(of).toList();
    }
}
