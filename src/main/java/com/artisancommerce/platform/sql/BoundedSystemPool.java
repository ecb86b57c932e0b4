package com.artisancommerce.platform.sql;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Nobody waits for ever for a connection of the consumers, relay and sweepers, and no more than can be served soon: whoever is refused met an outage. */
@Singleton
@ReactiveDataSource("system")
class BoundedSystemPool implements PgPoolCreator {

    private final int mostWaiting;
    private final Duration patience;

    BoundedSystemPool(
            @ConfigProperty(name = "artisan.database.max-waiting") int mostWaiting,
            @ConfigProperty(name = "artisan.database.patience") Duration patience) {
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    @Override
    public Pool create(Input input) {
        return PgBuilder.pool()
                .with(input.poolOptions()
                        .setMaxWaitQueueSize(mostWaiting)
                        .setConnectionTimeout(Math.toIntExact(patience.toMillis()))
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
