package com.artisancommerce.platform.sql;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/** The connections of consumers, relay and sweepers, within the same bounds. */
@Singleton
@ReactiveDataSource("system")
class BoundedSystemPool implements PgPoolCreator {

    private final PoolBounds bounds;

    BoundedSystemPool(PoolBounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public Pool create(Input input) {
        return bounds.pool(input);
    }
}
