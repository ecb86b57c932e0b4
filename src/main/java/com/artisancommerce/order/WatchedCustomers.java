package com.artisancommerce.order;

import com.artisancommerce.live.Watched;
import com.artisancommerce.live.WatchedVersions;
import com.artisancommerce.order.store.CustomersOrders;
import com.artisancommerce.order.store.CustomersOrders.Asked;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The customers who watch all of their orders, whose version is the number of their newest order. It is compared, and sent by nobody. */
@Singleton
class WatchedCustomers implements WatchedVersions {

    static final String KIND = "newest order of a customer";

    private final Map<UUID, Watchers> watched = new ConcurrentHashMap<>();
    private final CustomersOrders orders;

    WatchedCustomers(CustomersOrders orders) {
        this.orders = orders;
    }

    private record Watchers(Asked asked, int count) {}

    @Override
    public String topic() {
        return KIND;
    }

    @Override
    public Uni<Map<UUID, Long>> versions(Tx tx, Collection<UUID> ids) {
        List<Asked> asked = ids.stream()
                .flatMap(id -> Optional.ofNullable(watched.get(id)).map(Watchers::asked).stream())
                .toList();
        return orders.newest(tx, asked);
    }

    /** Begins to watch a customer, under the id that is given. */
    Watched<Long> watch(TenantId tenant, String customer, Function<UUID, Watched<Long>> begin) {
        UUID id = UUID.nameUUIDFromBytes((tenant + "/" + customer).getBytes(StandardCharsets.UTF_8));
        Asked asked = new Asked(id, tenant, customer);
        watched.compute(id, (same, known) -> new Watchers(asked, known == null ? 1 : known.count() + 1));
        Watched<Long> newest = begin.apply(id);
        return new Watched<>() {
            @Override
            public Long latest() {
                return newest.latest();
            }

            @Override
            public void leave() {
                newest.leave();
                watched.computeIfPresent(
                        id, (same, known) -> known.count() > 1 ? new Watchers(asked, known.count() - 1) : null);
            }
        };
    }
}
