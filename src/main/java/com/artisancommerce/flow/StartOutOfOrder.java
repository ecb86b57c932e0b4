package com.artisancommerce.flow;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.EntryView;
import com.artisancommerce.capacity.ReorderRequest;
import com.artisancommerce.capacity.Reorders;
import com.artisancommerce.capacity.WorkStep;
import com.artisancommerce.order.OrderNews;
import com.artisancommerce.order.Orders;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Starting a piece that is not first is a reorder: it is put first, at nobody's cost unless the artisan says so, and started. */
@Singleton
public class StartOutOfOrder {

    private final Sql sql;
    private final Artisans artisans;
    private final Reorders reorders;
    private final Orders orders;
    private final WorkOnEntry work;

    StartOutOfOrder(Sql sql, Artisans artisans, Reorders reorders, Orders orders, WorkOnEntry work) {
        this.sql = sql;
        this.artisans = artisans;
        this.reorders = reorders;
        this.orders = orders;
        this.work = work;
    }

    /** Answers the piece as it is then. */
    public Uni<EntryView> start(Caller caller, ArtisanId artisan, ReorderRequest request) {
        return artisans.owned(caller, artisan)
                .chain(() -> sql.inTransaction(caller.tenant(), tx -> start(tx, caller, artisan, request)))
                .chain(() -> work.view(caller.tenant(), entry(request)));
    }

    private Uni<Void> start(Tx tx, Caller caller, ArtisanId artisan, ReorderRequest request) {
        TenantId tenant = caller.tenant();
        EntryId entry = entry(request);
        return work.known(tx, tenant, artisan, entry)
                .chain(() -> putFirst(tx, tenant, artisan, request))
                .chain(broken -> work.step(tx, caller, artisan, entry, new WorkStep.Start())
                        .chain(started -> orders.hear(tx, tenant, together(broken, started))));
    }

    /** Answers what the orders have to hear whose promises break by it. */
    private Uni<List<OrderNews>> putFirst(Tx tx, TenantId tenant, ArtisanId artisan, ReorderRequest request) {
        return reorders.toTheFront(tx, tenant, artisan, request)
                .map(result -> ReorderQueue.done(artisan, request, result))
                .map(done -> ReorderQueue.postponed(done, request.reason()));
    }

    /** Told at once, since orders are locked in the order of their ids. */
    private static List<OrderNews> together(List<OrderNews> broken, List<OrderNews> started) {
        return Stream.concat(broken.stream(), started.stream()).toList();
    }

    private static EntryId entry(ReorderRequest request) {
        return request.reorder().entries().getFirst();
    }
}
