package com.artisancommerce.platform.outbox;

import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Divides the buckets among the relays that are alive: each keeps its share, takes what has run out, gives up what is too much.
 *
 * <p>The database's clock alone decides when a lease has run out. A relay counts from before it asked, so it stops in time whatever its own
 * clock says of the date.
 */
@Singleton
class Leases {

    private static final String ALIVE = """
            insert into outbox_relays (owner, alive_until) values ($1, now() + $2 * interval '1 ms')
            on conflict (owner) do update set alive_until = excluded.alive_until
            """;
    private static final String SHARE = """
            select ceil($1::numeric / greatest(1, count(*)))::int as share from outbox_relays where alive_until > now()
            """;
    private static final String GIVE_UP_SURPLUS = """
            update outbox_leases set leased_until = 'epoch'
            where bucket in
                (select bucket from outbox_leases where owner = $1 and leased_until > now() order by bucket offset $2)
            """;
    private static final String RENEW = """
            update outbox_leases set leased_until = now() + $2 * interval '1 ms'
            where owner = $1 and leased_until > now()
            """;
    private static final String TAKE = """
            update outbox_leases set owner = $1, leased_until = now() + $2 * interval '1 ms', fencing = fencing + 1
            where bucket in (
                select bucket from outbox_leases where leased_until <= now() order by bucket
                limit greatest(0, $3 - (select count(*) from outbox_leases where owner = $1 and leased_until > now()))
                for update skip locked)
            """;
    private static final String MINE =
            "select bucket, owner, fencing from outbox_leases where owner = $1 and leased_until > now() order by bucket";
    private static final String LEAVE = "update outbox_leases set leased_until = 'epoch' where owner = $1";
    private static final String FORGET = "delete from outbox_relays where owner = $1 or alive_until < now()";

    private final SystemSql sql;
    private final OutboxConfig config;

    Leases(SystemSql sql, OutboxConfig config) {
        this.sql = sql;
        this.config = config;
    }

    /** Renews and rebalances; answers the leases held from now on. */
    Uni<List<Lease>> renew(UUID owner) {
        return sql.inTransaction(tx -> tx.update(ALIVE, Tuple.of(owner, lasting()))
                .chain(() -> tx.first(SHARE, Tuple.of(OutboxMessage.BUCKETS), row -> row.getInteger("share")))
                .chain(share -> rebalance(tx, owner, share.orElse(OutboxMessage.BUCKETS)))
                .chain(() -> tx.list(
                        MINE,
                        Tuple.of(owner),
                        row -> new Lease(row.getInteger("bucket"), row.getUUID("owner"), row.getLong("fencing")))));
    }

    /** Gives everything back, so that another relay need not wait for the leases to run out. */
    Uni<Void> leave(UUID owner) {
        return sql.inTransaction(tx -> tx.update(LEAVE, Tuple.of(owner))
                .chain(() -> tx.update(FORGET, Tuple.of(owner)))
                .replaceWithVoid());
    }

    private Uni<Integer> rebalance(Tx tx, UUID owner, int share) {
        return tx.update(GIVE_UP_SURPLUS, Tuple.of(owner, share))
                .chain(() -> tx.update(RENEW, Tuple.of(owner, lasting())))
                .chain(() -> tx.update(TAKE, Tuple.of(owner, lasting(), share)));
    }

    private double lasting() {
        return config.lease().toMillis();
    }
}
