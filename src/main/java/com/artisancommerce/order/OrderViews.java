package com.artisancommerce.order;

import com.artisancommerce.order.store.OrderPages;
import com.artisancommerce.order.store.OrderRows;
import com.artisancommerce.order.store.Timelines;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.web.Cursors;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders as they stand, for whoever may see them; who may is asked by those who call. */
@Singleton
public class OrderViews {

    private final Sql sql;
    private final OrderRows rows;
    private final OrderPages pages;
    private final Timelines timelines;
    private final OrderAnswers answers;

    OrderViews(Sql sql, OrderRows rows, OrderPages pages, Timelines timelines, OrderAnswers answers) {
        this.sql = sql;
        this.rows = rows;
        this.pages = pages;
        this.timelines = timelines;
        this.answers = answers;
    }

    public Uni<Optional<Order>> find(TenantId tenant, OrderId id) {
        return sql.inTransaction(tenant, tx -> rows.find(tx, tenant, id));
    }

    /** The order with its entries as their queues have them now. */
    public Uni<OrderAnswer> answer(Order order) {
        return sql.inTransaction(order.tenant(), tx -> answers.of(tx, order));
    }

    public Uni<List<TimelineEvent>> timeline(Order order, long after) {
        return sql.inTransaction(order.tenant(), tx -> timelines.after(tx, order.tenant(), order.id(), after));
    }

    /** @param customer whose orders; null for those of the whole shop */
    public Uni<Cursors.Page<Order>> page(TenantId tenant, @Nullable String customer, Optional<UUID> before, int limit) {
        return sql.inTransaction(tenant, tx -> pages.page(tx, tenant, customer, before, limit + 1))
                .map(found -> Cursors.page(found, limit, order -> order.id().value()));
    }
}
