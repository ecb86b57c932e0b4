package com.artisancommerce.platform.outbox;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Divides the buckets among the relays that are alive: each keeps its share, takes what has run out, gives up what is too much. */
@Singleton
class Leases {

    private static final String ALIVE = """
            insert into outbox_relays (owner, alive_until) values ($1, $2)
            on conflict (owner) do update set alive_until = excluded.alive_until
            """;
    private static final String SHARE = """
            select ceil($2::numeric / greatest(1, count(*)))::int as share from outbox_relays where alive_until > $1
            """;
    private static final String GIVE_UP_SURPLUS = """
            update outbox_leases set leased_until = 'epoch'
            where owner = $1 and bucket in
                (select bucket from outbox_leases where owner = $1 and leased_until > $2 order by bucket offset $3)
            """;
    private static final String RENEW =
            "update outbox_leases set leased_until = $3 where owner = $1 and leased_until > $2";
    private static final String TAKE = """
            update outbox_leases set owner = $1, leased_until = $3, fencing = fencing + 1
            where bucket in (
                select bucket from outbox_leases where leased_until <= $2 order by bucket
                limit greatest(0, $4 - (select count(*) from outbox_leases where owner = $1 and leased_until > $2))
                for update skip locked)
            """;
    private static final String MINE =
            "select bucket, owner, fencing from outbox_leases where owner = $1 and leased_until > $2 order by bucket";
    private static final String LEAVE = "update outbox_leases set leased_until = 'epoch' where owner = $1";
    private static final String FORGET = "delete from outbox_relays where owner = $1 or alive_until < $2";

    private final SystemSql sql;
    private final Clock clock;
    private final OutboxConfig config;

    Leases(SystemSql sql, Clock clock, OutboxConfig config) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
    }

    /** Renews and rebalances; answers the leases held from now on. */
    Uni<List<Lease>> renew(UUID owner) {
        Instant now = clock.now();
        return sql.inTransaction(tx -> tx.update(ALIVE, Tuple.of(owner, at(now.plus(config.lease()))))
                .chain(() -> tx.first(SHARE, Tuple.of(at(now), OutboxMessage.BUCKETS), row -> row.getInteger("share")))
                .chain(share -> rebalance(tx, owner, now, share.orElse(OutboxMessage.BUCKETS)))
                .chain(() -> tx.list(
                        MINE,
                        Tuple.of(owner, at(now)),
                        row -> new Lease(row.getInteger("bucket"), row.getUUID("owner"), row.getLong("fencing")))));
    }

    /** Gives everything back, so that another relay need not wait for the leases to run out. */
    Uni<Void> leave(UUID owner) {
        Instant now = clock.now();
        return sql.inTransaction(tx -> tx.update(LEAVE, Tuple.of(owner))
                .chain(() -> tx.update(FORGET, Tuple.of(owner, at(now))))
                .replaceWithVoid());
    }

    private Uni<Integer> rebalance(Tx tx, UUID owner, Instant now, int share) {
        var until = at(now.plus(config.lease()));
        return tx.update(GIVE_UP_SURPLUS, Tuple.of(owner, at(now), share))
                .chain(() -> tx.update(RENEW, Tuple.of(owner, at(now), until)))
                .chain(() -> tx.update(TAKE, Tuple.of(owner, at(now), until, share)));
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
