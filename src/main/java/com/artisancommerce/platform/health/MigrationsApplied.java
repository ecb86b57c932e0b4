package com.artisancommerce.platform.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A schema that lacks a change of ours would fail requests one by one; it cannot lose one later, so once seen it is believed. */
@Readiness
@Singleton
class MigrationsApplied implements AsyncHealthCheck {

    private static final String NAME = "migrations";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String MISSING = """
            select count(*) as missing from unnest($1::text[]) as known(name)
            where not exists (select from databasechangelog where filename || '::' || id || '::' || author = name)
            """;

    private final Pool pool;
    private final String[] known;
    private volatile boolean complete;

    MigrationsApplied(Pool pool, Migrations migrations) {
        this.pool = pool;
        List<String> names = migrations.known();
        this.known = names.toArray(String[]::new);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return complete ? Uni.createFrom().item(HealthCheckResponse.up(NAME)) : ask();
    }

    private Uni<HealthCheckResponse> ask() {
        return pool.preparedQuery(MISSING)
                .execute(Tuple.tuple().addArrayOfString(known))
                .map(rows -> rows.iterator().next().getLong("missing"))
                .invoke(missing -> complete = missing == 0)
                .map(missing -> HealthCheckResponse.named(NAME)
                        .status(missing == 0)
                        .withData("missing", missing)
                        .build())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(e -> HealthCheckResponse.down(NAME));
    }
}
