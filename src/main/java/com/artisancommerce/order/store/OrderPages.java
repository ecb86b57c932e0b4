package com.artisancommerce.order.store;

import static com.artisancommerce.platform.sql.Columns.tuple;
import static com.artisancommerce.platform.sql.Columns.uuids;

import com.artisancommerce.order.Order;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists of orders, newest first, without their entries. */
@Singleton
public class OrderPages {

    private static final String OF_CUSTOMER = """
            select * from orders where tenant_id = $1 and customer = $2 and ($3::uuid is null or id < $3) order by id desc limit $4
            """;
    private static final String OF_SHOP = """
            select * from orders where tenant_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3
            """;
    private static final String VERSIONS = "select id, version from orders where id = any($1)";

    private final OrderRows orders;

    OrderPages(OrderRows orders) {
        this.orders = orders;
    }

    /** @param customer whose orders; null for those of the whole shop */
    public Uni<List<Order>> page(Tx tx, TenantId tenant, @Nullable String customer, Optional<UUID> before, int rows) {
        UUID cursor = before.orElse(null);
        return customer == null
                ? tx.list(OF_SHOP, tuple(tenant.value(), cursor, rows), row -> orders.order(row, List.of()))
                : tx.list(
                        OF_CUSTOMER,
                        tuple(tenant.value(), customer, cursor, rows),
                        row -> orders.order(row, List.of()));
    }

    /** The versions of those that are there. */
    public Uni<Map<UUID, Long>> versions(Tx tx, Collection<UUID> ids) {
        return tx.list(VERSIONS, Tuple.of(uuids(ids)), row -> Map.entry(row.getUUID("id"), row.getLong("version")))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
