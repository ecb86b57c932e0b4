package com.artisancommerce.platform.sql;

import io.quarkus.reactive.pg.client.PgPoolCreator.Input;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Nobody waits for ever for a connection, and no more than can be served soon: whoever is refused met an outage. */
@Singleton
class PoolBounds {

    private final int mostWaiting;
    private final Duration patience;

    PoolBounds(
            @ConfigProperty(name = "artisan.database.max-waiting") int mostWaiting,
            @ConfigProperty(name = "artisan.database.patience") Duration patience) {
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    Pool pool(Input input) {
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
