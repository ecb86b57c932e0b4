package com.artisancommerce.platform.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The shape of every transaction on the pg client. */
final class Transactions {

    private Transactions() {}

    /** Work that throws before its first statement fails the transaction like any other failure, so that it is rolled back. */
    static <T> Uni<T> run(Pool pool, Function<Tx, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            List<Runnable> afterCommit = new ArrayList<>();
            return pool.withTransaction(connection -> {
                        Tx tx = new Tx(connection, afterCommit);
                        return Uni.createFrom().deferred(() -> work.apply(tx));
                    })
                    .invoke(() -> afterCommit.forEach(Runnable::run));
        });
    }
}
