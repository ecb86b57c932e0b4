package com.artisancommerce.platform.sql;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * Transactions of the system role: consumers, relay, sweepers and the hub, which serve all tenants at once.
 * Their SQL joins on the tenant all the same. ArchUnit says who may inject it.
 */
@Singleton
public class SystemSql {

    private final Pool pool;

    SystemSql(@ReactiveDataSource("system") Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work) {
        return Transactions.run(pool, work);
    }
}
