package com.artisancommerce.order;

import com.artisancommerce.order.store.CustomersOrders;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.streams.StreamCursors;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the orders of one customer. */
record MyOrdersRead(Sql sql, CustomersOrders rows, TenantId tenant, String customer) {

    private static final int MOST = StreamCursors.MAX_SIZE;

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
     * @param followed how these ended may not have been told yet
     */
    Uni<OpenOrders> open(@Nullable Long newerThan, Collection<OrderId> followed) {
        return sql.inTransaction(
                tenant,
                tx -> rows.newest(tx, tenant, customer)
                        .chain(newest -> rows.openOrNewer(
                                        tx, tenant, customer, newerThan == null ? newest : newerThan, MOST + 1)
                                .chain(found ->
                                        finished(tx, followed).map(finished -> newestOf(found, finished, newest)))));
    }

    private Uni<List<Order>> finished(Tx tx, Collection<OrderId> followed) {
        return followed.isEmpty()
                ? Uni.createFrom().item(List.of())
                : rows.byId(tx, tenant, customer, followed)
                        .map(own -> own.stream()
                                .filter(order -> !order.state().isOpen())
                                .toList());
    }

    private static OpenOrders newestOf(List<Order> found, List<Order> finished, long newest) {
        Map<OrderId, Order> all = Stream.concat(found.stream(), finished.stream())
                .collect(Collectors.toMap(Order::id, Function.identity(), (one, same) -> one));
        List<Order> orders = all.values().stream()
                .sorted(Comparator.comparingLong(Order::number).reversed())
                .limit(MOST)
                .toList();
        return new OpenOrders(orders, all.size() > MOST, newest);
    }

    boolean isOwn(Order order) {
        return customer.equals(order.customer());
    }
}
