package com.artisancommerce.promise.store;

import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.DelayPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** How shops treat silence. A shop without a row follows the default. */
@Singleton
public class Policies {

    private static final String FIND = "select * from delay_policies where tenant_id = $1";
    private static final String REPLACE = """
            insert into delay_policies (tenant_id, silent_delay_days, answer_within_days, version) values ($1, $2, $3, 1)
            on conflict (tenant_id) do update
            set silent_delay_days = excluded.silent_delay_days, answer_within_days = excluded.answer_within_days,
                version = delay_policies.version + 1
            where delay_policies.version = $4
            """;

    public Uni<DelayPolicy> of(Tx tx, TenantId tenant) {
        return tx.first(
                        FIND,
                        Tuple.of(tenant.value()),
                        row -> new DelayPolicy(
                                row.getInteger("silent_delay_days"),
                                row.getInteger("answer_within_days"),
                                row.getLong("version")))
                .map(found -> found.orElse(DelayPolicy.DEFAULT));
    }

    /** Replaces the policy unless it has another version by now; answers whether it did. */
    public Uni<Boolean> replace(Tx tx, TenantId tenant, DelayPolicy policy) {
        return tx.update(
                        REPLACE,
                        tuple(tenant.value(), policy.silentDelayDays(), policy.answerWithinDays(), policy.version()))
                .map(rows -> rows == 1);
    }
}
