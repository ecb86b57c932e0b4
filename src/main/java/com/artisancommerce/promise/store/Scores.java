package com.artisancommerce.promise.store;

import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.promise.Accuracy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** What became of first promises, counted. */
@Singleton
public class Scores {

    private static final String OF_ARTISAN = """
            select count(*) filter (where outcome = 'kept') as kept, count(*) as sample,
                   (min(opened_at) at time zone 'UTC')::date as since
            from promise_ledgers
            where tenant_id = $1 and artisan_id = $2 and outcome in ('kept', 'missed', 'cancelled_late')
            """;

    public Uni<Accuracy> of(Tx tx, TenantId tenant, ArtisanId artisan) {
        return tx.first(OF_ARTISAN, tuple(tenant.value(), artisan.value()), Scores::accuracy)
                .map(found -> found.orElse(new Accuracy(0, 0, null)));
    }

    private static Accuracy accuracy(Row row) {
        LocalDate since = row.getLocalDate("since");
        return new Accuracy(row.getInteger("kept"), row.getInteger("sample"), since);
    }
}
