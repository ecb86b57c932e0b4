package com.artisancommerce.waitlist.store;

import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.waitlist.InLine;
import com.artisancommerce.waitlist.WaitlistId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Entries with their places. A place is counted whenever it is asked for and stored nowhere. */
@Singleton
public class WaitlistPages {

    private static final String ENTRIES = """
            select e.*, case when e.state = 'waiting' then
                (select count(*) from waitlist_entries w
                 where w.tenant_id = e.tenant_id and w.artisan_id = e.artisan_id and w.state = 'waiting' and w.ticket <= e.ticket)::int
                end as place
            from waitlist_entries e
            """;
    private static final String ONE = ENTRIES + "where e.tenant_id = $1 and e.id = $2";
    private static final String OF_CUSTOMER = ENTRIES + """
            where e.tenant_id = $1 and e.customer = $2 and ($3::uuid is null or e.id < $3) order by e.id desc limit $4
            """;
    private static final String OF_ARTISAN = ENTRIES + """
            where e.tenant_id = $1 and e.artisan_id = $2 and e.state in ('waiting', 'offered')
              and e.ticket > coalesce((select a.ticket from waitlist_entries a where a.tenant_id = $1 and a.id = $3), 0)
            order by e.ticket limit $4
            """;

    private final WaitlistRows rows;

    WaitlistPages(WaitlistRows rows) {
        this.rows = rows;
    }

    public Uni<Optional<InLine>> find(Tx tx, TenantId tenant, WaitlistId id) {
        return tx.first(ONE, Tuple.of(tenant.value(), id.value()), this::inLine);
    }

    /** A customer's own, the newest first. */
    public Uni<List<InLine>> ofCustomer(Tx tx, TenantId tenant, String customer, Optional<UUID> before, int limit) {
        return tx.list(OF_CUSTOMER, tuple(tenant.value(), customer, before.orElse(null), limit), this::inLine);
    }

    /** Those in line before one artisan, the first first. */
    public Uni<List<InLine>> ofArtisan(Tx tx, QueueRef queue, Optional<UUID> after, int limit) {
        return tx.list(
                OF_ARTISAN,
                tuple(queue.tenant().value(), queue.artisan().value(), after.orElse(null), limit),
                this::inLine);
    }

    private InLine inLine(Row row) {
        return new InLine(rows.entry(row), Optional.ofNullable(row.getInteger("place")));
    }
}
