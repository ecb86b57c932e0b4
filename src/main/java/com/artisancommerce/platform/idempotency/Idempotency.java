package com.artisancommerce.platform.idempotency;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keeps a key with the effect it stands for, in the effect's own transaction, for 24 hours.
 *
 * <p>A key in flight elsewhere is refused at once (409), without waiting for its lock. The same key with another request is 422.
 */
@Singleton
public class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as taken";
    private static final String FIND = """
            select request_hash, resource_id from idempotency_keys
            where tenant_id = $1 and caller = $2 and operation = $3 and key = $4 and created_at > $5
            """;
    private static final String KEEP = """
            insert into idempotency_keys (tenant_id, caller, operation, key, request_hash, resource_id, created_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (tenant_id, caller, operation, key) do update
            set request_hash = excluded.request_hash, resource_id = excluded.resource_id, created_at = excluded.created_at
            """;

    private final Clock clock;

    Idempotency(Clock clock) {
        this.clock = clock;
    }

    /**
     * Runs the effect, or finds the one that is already there. The effect answers the id of what it made.
     *
     * <p>The lock and what is kept under it are asked for together: the second statement begins when the first is over, and sees what was
     * committed by then.
     */
    public Uni<Effect> once(Tx tx, Claim claim, Supplier<Uni<UUID>> effect) {
        return Uni.combine()
                .all()
                .unis(
                        tx.first(TRY_LOCK, Tuple.of(claim.lockName()), row -> row.getBoolean("taken")),
                        tx.first(FIND, found(claim), Kept::of))
                .with((taken, kept) -> {
                    refuseInFlight(claim, taken.orElse(false));
                    return kept.map(known -> known.replay(claim));
                })
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier.get())
                        : effect.get().call(id -> keep(tx, claim, id)).map(id -> new Effect(id, false)));
    }

    private static void refuseInFlight(Claim claim, boolean taken) {
        if (!taken) {
            throw ProblemType.KEY_IN_FLIGHT.because(
                    "A request with Idempotency-Key '%s' is being worked on. Repeat it in a moment.", claim.key());
        }
    }

    /** What is kept of a key. */
    private record Kept(String requestHash, UUID resource) {

        static Kept of(Row row) {
            return new Kept(row.getString("request_hash"), row.getUUID("resource_id"));
        }

        Effect replay(Claim claim) {
            if (!requestHash.equals(claim.requestHash())) {
                throw ProblemType.KEY_REUSED.because(
                        "Idempotency-Key '%s' was used for another request. Use a new key for a new request.",
                        claim.key());
            }
            return new Effect(resource, true);
        }
    }

    private Uni<Integer> keep(Tx tx, Claim claim, UUID resource) {
        return tx.update(KEEP, Tuple.from(new Object[] {
            claim.tenant().value(),
            claim.caller(),
            claim.operation(),
            claim.key(),
            claim.requestHash(),
            resource,
            clock.now().atOffset(ZoneOffset.UTC)
        }));
    }

    private Tuple found(Claim claim) {
        return Tuple.of(
                claim.tenant().value(),
                claim.caller(),
                claim.operation(),
                claim.key(),
                clock.now().minus(KEPT).atOffset(ZoneOffset.UTC));
    }
}
