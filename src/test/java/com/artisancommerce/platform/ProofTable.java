package com.artisancommerce.platform;

import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.platform.sql.Tx;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/** A table as an area would have it, {@code proof(tenant_id, id, name)}, made by the owner with the one function that raises the wall. */
public final class ProofTable {

    private static final String INSERT = "insert into proof (tenant_id, id, name) values ($1, $2, $3)";

    private ProofTable() {}

    public static void create() {
        try (Connection owner = connect("owner");
                var statement = owner.createStatement()) {
            statement.execute("drop table if exists proof");
            statement.execute("create table proof (tenant_id uuid not null, id uuid primary key, name text not null)");
            statement.execute("select protect_tenant_table('proof')");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the table proof", e);
        }
    }

    /** A plain connection of the role: owner, app or system. */
    public static Connection connect(String role) throws SQLException {
        Map<String, String> keys = LocalStack.shared().environment();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:" + keys.get("artisan.database.url"));
        source.setUser("artisan_" + role);
        source.setPassword(keys.get("artisan.database." + role + "-password"));
        return source.getConnection();
    }

    public static Uni<Integer> insert(Tx tx, TenantId tenant, UUID id, String name) {
        return tx.update(INSERT, Tuple.of(tenant.value(), id, name));
    }

    /** The same with the session of Hibernate Reactive. */
    public static Uni<Integer> insert(TenantId tenant, UUID id, String name) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into proof (tenant_id, id, name) values (:tenant, :id, :name)")
                        .setParameter("tenant", tenant.value())
                        .setParameter("id", id)
                        .setParameter("name", name)
                        .executeUpdate());
    }

    public static Uni<Long> count(Tx tx) {
        return tx.first("select count(*) as n from proof", Tuple.tuple(), row -> row.getLong("n"))
                .map(found -> found.orElse(-1L));
    }

    /** The same with the session of Hibernate Reactive. */
    public static Uni<Long> count() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select count(*) from proof", Long.class)
                        .getSingleResult());
    }
}
