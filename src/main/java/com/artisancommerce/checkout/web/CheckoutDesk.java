package com.artisancommerce.checkout.web;

import com.artisancommerce.api.CheckoutJson;
import com.artisancommerce.api.NewCheckoutJson;
import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutAccess;
import com.artisancommerce.checkout.CheckoutWatch;
import com.artisancommerce.checkout.Checkouts;
import com.artisancommerce.platform.idempotency.Claim;
import com.artisancommerce.platform.idempotency.Claims;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.ETags;
import com.artisancommerce.platform.web.Prefer;
import com.artisancommerce.platform.web.RequestAtHand;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Takes checkouts in: 201 once the reservation is answered within the time the client would wait, 202 otherwise. */
@Singleton
class CheckoutDesk {

    private final Checkouts checkouts;
    private final CheckoutWatch watch;
    private final CheckoutAccess access;
    private final Claims claims;
    private final RequestAtHand request;

    CheckoutDesk(
            Checkouts checkouts, CheckoutWatch watch, CheckoutAccess access, Claims claims, RequestAtHand request) {
        this.checkouts = checkouts;
        this.watch = watch;
        this.access = access;
        this.claims = claims;
        this.request = request;
    }

    Uni<RestResponse<CheckoutJson>> accept(
            Caller caller, NewCheckoutJson body, @Nullable String key, @Nullable String prefer) {
        Claim claim = claims.of(caller, body.contact().email(), "createCheckout", key, body);
        return checkouts
                .create(caller, CheckoutWire.wanted(body), claim)
                .invoke(request::waits)
                .chain(accepted -> watch.settled(accepted.checkout(), Prefer.waiting(prefer))
                        .map(checkout -> answer(checkout, accepted.before())));
    }

    private RestResponse<CheckoutJson> answer(Checkout checkout, boolean replayed) {
        var status = checkout.status().isSettled() ? RestResponse.Status.CREATED : RestResponse.Status.ACCEPTED;
        var answer = ResponseBuilder.<CheckoutJson>create(status)
                .entity(CheckoutWire.json(checkout, access.tokenFor(checkout).orElse(null)))
                .location(URI.create("/v1/checkouts/" + checkout.id()))
                .header("ETag", ETags.of(checkout.version()))
                .header("Cache-Control", "no-store");
        return (replayed ? answer.header("Idempotent-Replayed", "true") : answer).build();
    }
}
