package com.artisancommerce.platform.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The shape of every transaction on the pg client. */
final class Transactions {

    private Transactions() {}

    static <T> Uni<T> run(Pool pool, Function<Tx, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            AtomicReference<Tx> open = new AtomicReference<>();
            return pool.withTransaction(connection -> {
                        Tx tx = new Tx(connection);
                        open.set(tx);
                        return work.apply(tx);
                    })
                    .invoke(() -> Objects.requireNonNull(open.get()).committed());
        });
    }
}
