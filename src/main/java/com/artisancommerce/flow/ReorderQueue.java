package com.artisancommerce.flow;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.artisan.Artisans;
import com.artisancommerce.capacity.Effect;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.ReorderRequest;
import com.artisancommerce.capacity.ReorderResult;
import com.artisancommerce.capacity.Reorders;
import com.artisancommerce.order.OrderNews;
import com.artisancommerce.order.Orders;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The artisan puts entries elsewhere in the order of work, and each order whose promise breaks by it hears why. One transaction. All
 * others see their new place on their stream, and why in the history of their entry.
 */
@Singleton
public class ReorderQueue {

    private final Sql sql;
    private final Artisans artisans;
    private final Reorders reorders;
    private final Orders orders;

    ReorderQueue(Sql sql, Artisans artisans, Reorders reorders, Orders orders) {
        this.sql = sql;
        this.artisans = artisans;
        this.reorders = reorders;
        this.orders = orders;
    }

    public Uni<ReorderResult.Done> reorder(Caller caller, ArtisanId artisan, ReorderRequest request) {
        TenantId tenant = caller.tenant();
        return artisans.owned(caller, artisan)
                .chain(() -> sql.inTransaction(
                        tenant,
                        tx -> reorders.reorder(tx, tenant, artisan, request)
                                .map(result -> done(artisan, request, result))
                                .call(done -> orders.hear(tx, tenant, postponed(done, request.reason())))));
    }

    /** What the orders hear whose promises an override broke. */
    static List<OrderNews> postponed(ReorderResult.Done done, String reason) {
        return done.broken().stream()
                .filter(effect -> effect.orderId() != null)
                .<OrderNews>map(effect -> new OrderNews.Postponed(effect.entry(), reason))
                .toList();
    }

    /** What was done; every refusal is a problem. */
    static ReorderResult.Done done(ArtisanId artisan, ReorderRequest request, ReorderResult result) {
        return switch (result) {
            case ReorderResult.Done done -> done;
            case ReorderResult.NoQueue none ->
                throw ProblemType.NOT_FOUND.because("Artisan %s has no queue yet. State hours first.", artisan);
            case ReorderResult.Stale stale -> throw stale(request, stale);
            case ReorderResult.WouldBreak(List<Effect> promises) -> throw wouldBreak(promises);
            case ReorderResult.Unknown(EntryId entry) ->
                throw ProblemType.INVALID_REQUEST.because(
                        "Entry %s is not in the queue of artisan %s.", entry, artisan);
            case ReorderResult.NamedTwice(EntryId entry) ->
                throw ProblemType.INVALID_REQUEST.because("Entry %s is named twice; an entry has one place.", entry);
            case ReorderResult.NotWaiting notWaiting -> throw notWaiting(notWaiting);
        };
    }

    private static ProblemException stale(ReorderRequest request, ReorderResult.Stale stale) {
        return ProblemType.STALE
                .because(
                        "The queue is at version %d, not %d. Read it again and repeat the reorder.",
                        stale.version(), request.version())
                .with("queueVersion", stale.version());
    }

    private static ProblemException notWaiting(ReorderResult.NotWaiting refused) {
        String state = String.valueOf(refused.met()).toLowerCase(Locale.ROOT);
        return ProblemType.ILLEGAL_TRANSITION
                .because(
                        "Entry %s is %s. Only confirmed entries that wait can be moved, before others or holds that wait.",
                        refused.entry(), state)
                .with("state", state)
                .with("entryId", refused.entry().value());
    }

    private static ProblemException wouldBreak(List<Effect> promises) {
        return ProblemType.PROMISES_WOULD_BREAK
                .because(
                        "%d promise(s) would break. Send override: true to do it all the same; each customer is told why.",
                        promises.size())
                .with("promises", promises.stream().map(ReorderQueue::promise).toList());
    }

    private static Map<String, Object> promise(Effect effect) {
        Map<String, Object> promise = new LinkedHashMap<>();
        promise.put("entryId", effect.entry().value());
        promise.put("orderId", effect.orderId());
        promise.put("promisedBy", effect.promisedBy());
        promise.put("before", effect.deliveryBefore());
        promise.put("after", effect.deliveryAfter());
        return promise;
    }
}
