package com.artisancommerce.platform.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One open transaction on the pg client. Its statements run one after the other, in the order in which they are sent. Those that need nothing
 * of each other may be sent together, so that one wait serves them all; when one fails, so do those behind it. */
public final class Tx {

    private final SqlConnection connection;
    private final List<Runnable> afterCommit;

    Tx(SqlConnection connection, List<Runnable> afterCommit) {
        this.connection = connection;
        this.afterCommit = afterCommit;
    }

    public <T> Uni<List<T>> list(String sql, Tuple parameters, Function<Row, T> mapper) {
        return rows(sql, parameters).map(rows -> mapped(rows, mapper));
    }

    static <T> List<T> mapped(RowSet<Row> rows, Function<Row, T> mapper) {
        List<T> mapped = new ArrayList<>(rows.size());
        rows.forEach(row -> mapped.add(mapper.apply(row)));
        return List.copyOf(mapped);
    }

    public <T> Uni<Optional<T>> first(String sql, Tuple parameters, Function<Row, T> mapper) {
        return list(sql, parameters, mapper).map(found -> found.stream().findFirst());
    }

    /** The number of rows that the statement touched. */
    public Uni<Integer> update(String sql, Tuple parameters) {
        return rows(sql, parameters).map(RowSet::rowCount);
    }

    /** Runs after the commit succeeded; not at all when it did not. Must be quick and must not fail. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    private Uni<RowSet<Row>> rows(String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters);
    }
}
