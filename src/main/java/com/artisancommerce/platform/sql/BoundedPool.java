package com.artisancommerce.platform.sql;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/** The application's connections, within bounds. */
@Singleton
class BoundedPool implements PgPoolCreator {

    private final PoolBounds bounds;

    BoundedPool(PoolBounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public Pool create(Input input) {
        return bounds.pool(input);
    }
}
