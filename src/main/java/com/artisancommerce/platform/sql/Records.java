package com.artisancommerce.platform.sql;

import com.artisancommerce.platform.TenantId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Transactions of Hibernate Reactive: one session, the application role, one tenant. The sibling of {@link Sql}. */
@Singleton
public class Records {

    /** Begins, names the tenant, does the work, flushes and commits; rolls back on any failure. */
    public <T> Uni<T> inTransaction(TenantId tenant, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select set_config('app.tenant', :tenant, true)", String.class)
                        .setParameter("tenant", tenant.toString())
                        .getSingleResult())
                .chain(() -> work.get()));
    }
}
