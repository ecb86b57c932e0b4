package com.artisancommerce.order;

import com.artisancommerce.order.store.CustomersOrders;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.streams.StreamCursors;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the orders of one customer. */
record MyOrdersRead(Sql sql, CustomersOrders rows, TenantId tenant, String customer) {

    /** Those of the orders at which the customer stands that are theirs. */
    Uni<List<Order>> followed(Position position) {
        return sql.inTransaction(
                tenant,
                tx -> rows.byId(tx, tenant, customer, position.sequences().keySet()));
    }

    /**
     * The newest is read first, so that no order is taken for known that the second statement cannot see yet.
     *
     * @param newerThan orders with a higher number are new to the customer; null when none is
     */
    Uni<OpenOrders> open(@Nullable Long newerThan) {
        int limit = StreamCursors.MAX_SIZE;
        return sql.inTransaction(
                tenant,
                tx -> rows.newest(tx, tenant, customer)
                        .chain(newest -> rows.openOrNewer(
                                        tx, tenant, customer, newerThan == null ? newest : newerThan, limit + 1)
                                .map(found -> new OpenOrders(
                                        found.stream().limit(limit).toList(), found.size() > limit, newest))));
    }

    boolean isOwn(Order order) {
        return customer.equals(order.customer());
    }
}
