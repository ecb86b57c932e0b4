package com.artisancommerce.flow;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Histories;
import com.artisancommerce.capacity.Histories.Told;
import com.artisancommerce.capacity.Histories.Untold;
import com.artisancommerce.capacity.HistoryLine;
import com.artisancommerce.order.Order;
import com.artisancommerce.order.OrderAccess;
import com.artisancommerce.order.OrderEntry;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells artisans, and the customers of orders, why an entry stands where it stands. */
@Singleton
public class TellHistory {

    private final Sql sql;
    private final Artisans artisans;
    private final OrderAccess orders;
    private final Histories histories;

    TellHistory(Sql sql, Artisans artisans, OrderAccess orders, Histories histories) {
        this.sql = sql;
        this.artisans = artisans;
        this.orders = orders;
        this.histories = histories;
    }

    /** For the artisan and the shop's staff; 404 for somebody else's queue. */
    public Uni<List<HistoryLine>> ofQueue(Caller caller, ArtisanId artisan, EntryId entry, Told told) {
        return artisans.owned(caller, artisan).chain(() -> of(caller.tenant(), artisan, entry, told));
    }

    /** For whoever may see the order; 404 for an entry of another one. */
    public Uni<List<HistoryLine>> ofOrder(Caller caller, UUID order, @Nullable String token, EntryId entry, Told told) {
        return orders.get(caller, new OrderId(order), token)
                .map(found -> artisanOf(found, entry))
                .chain(artisan -> of(caller.tenant(), artisan, entry, told));
    }

    private Uni<List<HistoryLine>> of(TenantId tenant, ArtisanId artisan, EntryId entry, Told told) {
        return sql.inTransaction(tenant, tx -> histories.read(tx, tenant, artisan, entry, told))
                .map(found -> found.orElseThrow(() -> absent(entry)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(Untold::tell);
    }

    private static ArtisanId artisanOf(Order order, EntryId entry) {
        return order.entries().stream()
                .filter(each -> each.entry().equals(entry))
                .map(OrderEntry::artisan)
                .findFirst()
                .orElseThrow(() -> absent(entry));
    }

    private static ProblemException absent(EntryId entry) {
        return ProblemType.NOT_FOUND.because("There is no entry %s here.", entry);
    }
}
