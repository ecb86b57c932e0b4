package com.artisancommerce.order.store;

import static com.artisancommerce.platform.sql.Columns.array;
import static com.artisancommerce.platform.sql.Columns.tuple;

import com.artisancommerce.order.Order;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The orders of one customer, with their entries. A shop's numbers are given in the order in which orders come to be seen. */
@Singleton
public class CustomersOrders {

    private static final String OPEN_OR_NEWER = """
            select * from orders where tenant_id = $1 and customer = $2 and (state in ('placed', 'in_production') or number > $3)
            order by number desc limit $4
            """;
    private static final String BY_ID = """
            select * from orders where tenant_id = $1 and customer = $2 and id = any($3) order by number desc
            """;
    private static final String NEWEST = """
            select coalesce(max(number), 0)::bigint as newest from orders where tenant_id = $1 and customer = $2
            """;
    private static final String NEWEST_OF_ALL = """
            select k.id, o.number from unnest($1::uuid[], $2::uuid[], $3::text[]) as k(id, tenant_id, customer)
            cross join lateral (
                select number from orders o where o.tenant_id = k.tenant_id and o.customer = k.customer order by number desc limit 1) o
            """;

    private final OrderRows orders;

    CustomersOrders(OrderRows orders) {
        this.orders = orders;
    }

    /** A customer, with the id under which somebody asks. */
    public record Asked(UUID id, TenantId tenant, String customer) {}

    /** Those that are open and those with a higher number, newest first. */
    public Uni<List<Order>> openOrNewer(Tx tx, TenantId tenant, String customer, long number, int limit) {
        return tx.list(OPEN_OR_NEWER, tuple(tenant.value(), customer, number, limit), row -> row)
                .chain(rows -> orders.withEntries(tx, tenant, rows));
    }

    /** Those of these that are the customer's. */
    public Uni<List<Order>> byId(Tx tx, TenantId tenant, String customer, Collection<OrderId> ids) {
        return tx.list(BY_ID, Tuple.of(tenant.value(), customer, array(ids, UUID[]::new, OrderId::value)), row -> row)
                .chain(rows -> orders.withEntries(tx, tenant, rows));
    }

    /** The number of the newest, 0 without any. */
    public Uni<Long> newest(Tx tx, TenantId tenant, String customer) {
        return tx.first(NEWEST, Tuple.of(tenant.value(), customer), row -> row.getLong("newest"))
                .map(found -> found.orElse(0L));
    }

    /** The same for many customers of any shop. Runs as the system role. */
    public Uni<Map<UUID, Long>> newest(Tx tx, Collection<Asked> asked) {
        return tx.list(
                        NEWEST_OF_ALL,
                        Tuple.of(
                                array(asked, UUID[]::new, Asked::id),
                                array(asked, UUID[]::new, each -> each.tenant().value()),
                                array(asked, String[]::new, Asked::customer)),
                        row -> Map.entry(row.getUUID("id"), row.getLong("number")))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
