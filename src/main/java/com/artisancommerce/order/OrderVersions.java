package com.artisancommerce.order;

import com.artisancommerce.live.WatchedVersions;
import com.artisancommerce.order.store.OrderPages;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Lets those who watch orders find out what they have missed. */
@Singleton
class OrderVersions implements WatchedVersions {

    private final OrderPages orders;

    OrderVersions(OrderPages orders) {
        this.orders = orders;
    }

    @Override
    public String topic() {
        return OrderChanged.TOPIC;
    }

    @Override
    public Uni<Map<UUID, Long>> versions(Tx tx, Collection<UUID> ids) {
        return orders.versions(tx, ids);
    }
}
