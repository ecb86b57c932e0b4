package com.artisancommerce.order.web;

import com.artisancommerce.api.ConfirmationJson;
import com.artisancommerce.api.OrderApi;
import com.artisancommerce.api.OrderJson;
import com.artisancommerce.api.OrderPageJson;
import com.artisancommerce.api.TimelineJson;
import com.artisancommerce.order.OrderAccess;
import com.artisancommerce.order.OrderAnswer;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.order.OrderViews;
import com.artisancommerce.platform.streams.Arrival;
import com.artisancommerce.platform.streams.EventStream;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.web.Answers;
import com.artisancommerce.platform.web.Cursors;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.platform.web.RequestAtHand;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Singleton
class OrderResource implements OrderApi {

    private final RequestAtHand request;
    private final ConfirmationDesk confirmations;
    private final OrderAccess access;
    private final OrderViews views;
    private final OrderStream stream;
    private final MyOrdersStream mine;

    OrderResource(
            RequestAtHand request,
            ConfirmationDesk confirmations,
            OrderAccess access,
            OrderViews views,
            OrderStream stream,
            MyOrdersStream mine) {
        this.request = request;
        this.confirmations = confirmations;
        this.access = access;
        this.views = views;
        this.stream = stream;
        this.mine = mine;
    }

    @Override
    public Uni<RestResponse<OrderJson>> confirmCheckout(
            UUID checkoutId, ConfirmationJson body, @Nullable String idempotencyKey) {
        Caller caller = request.caller().require(Role.SHOP_ADMIN);
        return confirmations.confirm(caller, checkoutId, body, idempotencyKey);
    }

    @Override
    public Uni<RestResponse<OrderPageJson>> listOrders(@Nullable Integer limit, @Nullable String cursor) {
        Caller caller = request.caller().require(Role.CUSTOMER, Role.SHOP_ADMIN);
        String customer = caller.has(Role.SHOP_ADMIN) ? null : caller.subject();
        return views.page(caller.tenant(), customer, Cursors.read(cursor), Cursors.limit(limit))
                .map(page -> Answers.personal(OrderWire.page(page), null));
    }

    @Override
    public Uni<RestResponse<OrderJson>> getOrder(
            UUID orderId, @Nullable String orderToken, @Nullable String ifNoneMatch) {
        return access.get(request.caller(), new OrderId(orderId), orderToken)
                .chain(views::answer)
                .map(answer -> order(answer, ifNoneMatch));
    }

    @Override
    public Uni<RestResponse<TimelineJson>> listTimeline(
            UUID orderId, @Nullable Long after, @Nullable String orderToken) {
        long from = Optional.ofNullable(after).orElse(0L);
        OrderId id = new OrderId(orderId);
        return access.get(request.caller(), id, orderToken)
                .chain(order -> views.timeline(order, from))
                .map(events -> new TimelineJson(
                        events.stream().map(event -> OrderWire.event(id, event)).toList()))
                .map(timeline -> Answers.personal(timeline, null));
    }

    @Override
    public Uni<RestResponse<EventStream>> streamOrder(
            UUID orderId,
            @Nullable String orderToken,
            @Nullable String ticket,
            @Nullable String lastEventId,
            @Nullable String lastEventIdQuery) {
        return stream.open(new OrderId(orderId), orderToken, Arrival.of(ticket, lastEventId, lastEventIdQuery));
    }

    @Override
    public Uni<RestResponse<EventStream>> streamMyOrders(
            @Nullable String ticket, @Nullable String lastEventId, @Nullable String lastEventIdQuery) {
        return mine.open(Arrival.of(ticket, lastEventId, lastEventIdQuery));
    }

    private RestResponse<OrderJson> order(OrderAnswer answer, @Nullable String ifNoneMatch) {
        return Answers.personal(OrderWire.order(answer, request.now()), ETags.ofContent(answer), ifNoneMatch);
    }
}
