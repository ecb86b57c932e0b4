package com.artisancommerce.order;

import com.artisancommerce.checkout.CheckoutAccess;
import com.artisancommerce.platform.streams.StreamName;
import com.artisancommerce.platform.streams.Visitor;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders for those who may see them: whoever might see the checkout they came of. To everybody else they are not there. */
@Singleton
public class OrderAccess {

    private final OrderViews views;
    private final CheckoutAccess access;

    OrderAccess(OrderViews views, CheckoutAccess access) {
        this.views = views;
        this.access = access;
    }

    /** The name of an order's stream. */
    public static StreamName stream(OrderId id) {
        return new StreamName("order", id.value());
    }

    /** The order for somebody who watches it; 404 when it is not there for them, or not any more. */
    public Uni<Order> get(Visitor visitor, OrderId id, @Nullable String token) {
        return get(visitor.caller(), id, access.tokenOf(visitor).orElse(token));
    }

    /** The order; empty when it is not there for the caller. */
    public Uni<Optional<Order>> find(Caller caller, OrderId id, @Nullable String token) {
        return views.find(caller.tenant(), id)
                .map(found ->
                        found.filter(order -> access.mayEnter(caller, order.customer(), order.checkout(), token)));
    }

    /** The order, or 404. */
    public Uni<Order> get(Caller caller, OrderId id, @Nullable String token) {
        return find(caller, id, token)
                .map(seen -> seen.orElseThrow(
                        () -> ProblemType.NOT_FOUND.because("There is no order %s for this caller.", id)));
    }
}
