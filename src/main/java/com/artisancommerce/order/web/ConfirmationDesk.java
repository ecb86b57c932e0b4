package com.artisancommerce.order.web;

import com.artisancommerce.api.ConfirmationJson;
import com.artisancommerce.api.OrderJson;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.Payment;
import com.artisancommerce.flow.PlaceOrder;
import com.artisancommerce.order.OrderAnswer;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.order.OrderViews;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.idempotency.Claims;
import com.artisancommerce.platform.idempotency.Effect;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ETags;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Shop staff vouch for the money, and the order comes into being. */
@Singleton
class ConfirmationDesk {

    private final PlaceOrder flow;
    private final OrderViews views;
    private final Claims claims;
    private final Clock clock;

    ConfirmationDesk(PlaceOrder flow, OrderViews views, Claims claims, Clock clock) {
        this.flow = flow;
        this.views = views;
        this.claims = claims;
        this.clock = clock;
    }

    Uni<RestResponse<OrderJson>> confirm(Caller caller, UUID checkout, ConfirmationJson body, @Nullable String key) {
        var asked = new Asked(checkout, body);
        var claim = claims.of(caller, "", "confirmCheckout", key, asked);
        return flow.confirm(caller.tenant(), new CheckoutId(checkout), vouched(body), claim)
                .chain(effect -> views.find(caller.tenant(), new OrderId(effect.resourceId()))
                        .map(Optional::orElseThrow)
                        .chain(views::answer)
                        .map(answer -> created(answer, effect)));
    }

    private Payment vouched(ConfirmationJson body) {
        return new Payment(
                Payment.Method.valueOf(body.method().name()), body.reference(), Payment.Status.SUCCEEDED, clock.now());
    }

    private RestResponse<OrderJson> created(OrderAnswer answer, Effect effect) {
        var response = ResponseBuilder.<OrderJson>create(RestResponse.Status.CREATED)
                .entity(OrderWire.order(answer, clock.now()))
                .location(URI.create("/v1/orders/" + answer.order().id()))
                .header("ETag", ETags.ofContent(answer))
                .header("Cache-Control", "no-store");
        return (effect.replayed() ? response.header("Idempotent-Replayed", "true") : response).build();
    }

    /** All that makes this request the one it is: the same key for another checkout is another request. */
    record Asked(UUID checkout, ConfirmationJson body) {}
}
