package com.artisancommerce.flow;

import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.order.OrderAccess;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.promise.DelayNotice;
import com.artisancommerce.promise.Delays;
import com.artisancommerce.promise.EntryPromise;
import com.artisancommerce.promise.Promise;
import com.artisancommerce.promise.Promises;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was promised about an order, for whoever may see the order. */
@Singleton
public class PromisesOfOrder {

    private final Sql sql;
    private final OrderAccess access;
    private final Promises promises;
    private final Delays delays;

    PromisesOfOrder(Sql sql, OrderAccess access, Promises promises, Delays delays) {
        this.sql = sql;
        this.access = access;
        this.promises = promises;
        this.delays = delays;
    }

    /** What binds an entry now, and every promise that was made about it, the first one first. */
    public record Kept(EntryPromise now, List<Promise> made) {
        public Kept {
            made = List.copyOf(made);
        }
    }

    /** One for each entry; 404 for somebody else's order. */
    public Uni<List<Kept>> ledger(Caller caller, UUID order, @Nullable String token) {
        return access.get(caller, new OrderId(order), token)
                .chain(() -> sql.inTransaction(
                        caller.tenant(),
                        tx -> promises.ofOrder(tx, caller.tenant(), order)
                                .chain(now -> promises.made(tx, caller.tenant(), order)
                                        .map(made -> together(now, made)))));
    }

    /** Oldest first; 404 for somebody else's order. */
    public Uni<List<DelayNotice>> notices(Caller caller, UUID order, @Nullable String token) {
        return access.get(caller, new OrderId(order), token)
                .chain(() -> sql.inTransaction(caller.tenant(), tx -> delays.ofOrder(tx, caller.tenant(), order)));
    }

    private static List<Kept> together(Map<EntryId, EntryPromise> now, Map<EntryId, List<Promise>> made) {
        return now.values().stream()
                .sorted(Comparator.comparing(each -> each.entry().value()))
                .map(each -> new Kept(each, made.getOrDefault(each.entry(), List.of())))
                .toList();
    }
}
