package com.artisancommerce.capacity.store;

import static com.artisancommerce.platform.sql.Columns.at;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the queue row keeps for the time between commands: when to look at it next, who waits for it, what was logged of its overload. */
@Singleton
public class CareRows {

    private static final String DUE = """
            select tenant_id, artisan_id from capacity_queues
            where look_at <= $1 and (tenant_id, artisan_id) not in (select * from unnest($2::uuid[], $3::uuid[]))
            order by look_at limit 200
            """;
    private static final String LOGGED = """
            select over_committed_logged from capacity_queues where tenant_id = $1 and artisan_id = $2
            """;
    private static final String LOOKED = """
            update capacity_queues
            set over_committed_logged = $3::int8, over_committed_minutes = $3::int8,
                over_committed_since = case when $3::int8 > 0 then coalesce(over_committed_since, as_of) end, look_at = $4
            where tenant_id = $1 and artisan_id = $2
            """;
    private static final String WAITLISTED = """
            update capacity_queues
            set waitlisted = waitlisted + $3, look_at = case when $3 < 0 then least(look_at, $4) else look_at end
            where tenant_id = $1 and artisan_id = $2
            """;
    private static final String OVERLOAD = """
            select count(*) as queues, coalesce(sum(over_committed_minutes), 0)::bigint as minutes
            from capacity_queues where over_committed_minutes > 0
            """;

    /** Queues but for those named, of every tenant, that time has something to do with, the longest due first. */
    public Uni<List<QueueRef>> due(Tx tx, Instant now, Collection<QueueRef> except) {
        return tx.list(DUE, Tuple.of(at(now), QueueKeys.tenants(except), QueueKeys.artisans(except)), QueueKeys::of);
    }

    /** The over-commitment that the log told of last. */
    public Uni<Long> logged(Tx tx, QueueRef queue) {
        return tx.first(LOGGED, key(queue), row -> row.getLong("over_committed_logged"))
                .map(found -> found.orElse(0L));
    }

    /** @param minutes beyond those for sale, as they are kept and logged from now on */
    public Uni<Void> looked(Tx tx, QueueRef queue, long minutes, Instant next) {
        return tx.update(LOOKED, tuple(queue.tenant().value(), queue.artisan().value(), minutes, at(next)))
                .replaceWithVoid();
    }

    /** Changes the number of those who wait. When one leaves, it may be the next one's turn. */
    public Uni<Void> waitlisted(Tx tx, QueueRef queue, int change, Instant now) {
        return tx.update(
                        WAITLISTED,
                        tuple(queue.tenant().value(), queue.artisan().value(), change, at(now)))
                .replaceWithVoid();
    }

    /** Over all tenants: how many queues are over-committed, and by how many minutes. */
    public Uni<Overload> overload(Tx tx) {
        return tx.first(OVERLOAD, Tuple.tuple(), row -> new Overload(row.getLong("queues"), row.getLong("minutes")))
                .map(Optional::orElseThrow);
    }

    public record Overload(long queues, long minutes) {}

    private static Tuple key(QueueRef queue) {
        return Tuple.of(queue.tenant().value(), queue.artisan().value());
    }
}
