package com.artisancommerce.promise;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.promise.store.Policies;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** How a shop treats customers who do not answer. A change counts for notices opened afterwards; those that are open keep their terms. */
@Singleton
public class DelayPolicies {

    private final Sql sql;
    private final Policies policies;

    DelayPolicies(Sql sql, Policies policies) {
        this.sql = sql;
        this.policies = policies;
    }

    public Uni<DelayPolicy> get(TenantId tenant) {
        return sql.inTransaction(tenant, tx -> policies.of(tx, tenant));
    }

    /** @param wanted its version is the one that the edit is based on; 412 when that is not the current one */
    public Uni<DelayPolicy> set(TenantId tenant, DelayPolicy wanted) {
        return sql.inTransaction(tenant, tx -> set(tx, tenant, wanted));
    }

    private Uni<DelayPolicy> set(Tx tx, TenantId tenant, DelayPolicy wanted) {
        return policies.of(tx, tenant)
                .invoke(current -> ETags.requireCurrent(wanted.version(), current.version()))
                .chain(() -> policies.replace(tx, tenant, wanted))
                .chain(() -> policies.of(tx, tenant))
                .invoke(after -> ETags.requireCurrent(wanted.version() + 1, after.version()));
    }
}
