package com.artisancommerce.platform.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The shape of every transaction on the pg client. */
final class Transactions {

    private Transactions() {}

    static <T> Uni<T> run(Pool pool, Function<Tx, Uni<T>> work) {
        return run(pool, tx -> Uni.createFrom().item(0), work);
    }

    /**
     * Begin, the opening and the first statement of the work leave together: PostgreSQL takes them in their order, and nobody waits for
     * the answers to the first two before there is an answer to the third. Work that throws before its first statement fails the transaction
     * like any other failure, so that it is rolled back.
     */
    static <T> Uni<T> run(Pool pool, Function<Tx, Uni<Integer>> opening, Function<Tx, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            List<Runnable> afterCommit = new ArrayList<>();
            return pool.withConnection(connection -> run(connection, new Tx(connection, afterCommit), opening, work))
                    .invoke(() -> afterCommit.forEach(Runnable::run));
        });
    }

    private static <T> Uni<T> run(
            SqlConnection connection, Tx tx, Function<Tx, Uni<Integer>> opening, Function<Tx, Uni<T>> work) {
        Uni<Transaction> begun = sent(connection.begin());
        Uni<Integer> opened = sent(opening.apply(tx));
        return Uni.createFrom()
                .deferred(() -> work.apply(tx))
                .call(() -> opened)
                .onItemOrFailure()
                .transformToUni((value, failure) -> failure == null
                        ? begun.chain(Transaction::commit).replaceWith(value)
                        : begun.chain(Transaction::rollback)
                                .onFailure()
                                .recoverWithNull()
                                .chain(() -> opened)
                                .chain(() -> Uni.createFrom().<T>failure(failure)));
    }

    /** On its way from now on, whoever asks for its answer. */
    private static <T> Uni<T> sent(Uni<T> statement) {
        return Uni.createFrom().completionStage(statement.subscribeAsCompletionStage());
    }
}
