package com.artisancommerce.platform.sql;

import com.artisancommerce.platform.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Transactions of the application role. Row-level security shows them one tenant and no other. */
@Singleton
public class Sql {

    /** The one statement that opens the wall for a tenant; gone with the transaction. */
    public static final String SET_TENANT = "select set_config('app.tenant', $1, true)";

    private final Pool pool;

    Sql(Pool pool) {
        this.pool = pool;
    }

    /** Begins, names the tenant, does the work, commits; rolls back on any failure. */
    public <T> Uni<T> inTransaction(TenantId tenant, Function<Tx, Uni<T>> work) {
        return Transactions.run(pool, tx -> tx.update(SET_TENANT, Tuple.of(tenant.toString())), work);
    }

    /**
     * The same without a tenant, for what is looked up before one is known: the wall then shows only tables whose policy lets
     * everybody read, which is the directory of shops.
     */
    public <T> Uni<T> withoutTenant(Function<Tx, Uni<T>> work) {
        return Transactions.run(pool, work);
    }
}
