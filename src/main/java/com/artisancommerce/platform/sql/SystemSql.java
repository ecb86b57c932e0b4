package com.artisancommerce.platform.sql;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/**
 * Transactions of the system role: consumers, relay, sweepers and the hub, which serve all tenants at once.
 * Their SQL joins on the tenant all the same. ArchUnit says who may inject it.
 */
@Singleton
public class SystemSql {

    private static final String DO_NOT_AWAIT_THE_DISK = "select set_config('synchronous_commit', 'off', true)";

    private final Pool pool;

    SystemSql(@ReactiveDataSource("system") Pool pool) {
        this.pool = pool;
    }

    /** One statement that only reads, without a transaction around it: the way to the database is gone once. */
    public <T> Uni<List<T>> list(String query, Tuple parameters, Function<Row, T> mapper) {
        return pool.preparedQuery(query).execute(parameters).map(rows -> Tx.mapped(rows, mapper));
    }

    public <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work) {
        return Transactions.run(pool, work);
    }

    /**
     * The same, but the commit does not wait for the disk: a crash of the database may forget the transaction, whole. For notes of what was
     * done that cost nothing but doing it once more when they are lost.
     */
    public <T> Uni<T> inForgettableTransaction(Function<Tx, Uni<T>> work) {
        return Transactions.run(pool, tx -> tx.update(DO_NOT_AWAIT_THE_DISK, Tuple.tuple()), work);
    }
}
