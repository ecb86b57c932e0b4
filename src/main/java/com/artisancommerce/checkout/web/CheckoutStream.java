package com.artisancommerce.checkout.web;

import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutAccess;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.CheckoutWatch;
import com.artisancommerce.platform.streams.EventStream;
import com.artisancommerce.platform.streams.StreamEvent;
import com.artisancommerce.platform.streams.Streams;
import com.artisancommerce.platform.tenancy.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A checkout, live: its {@code state} at once, whenever it changes, and to its end. */
@Singleton
class CheckoutStream {

    private final CheckoutAccess access;
    private final CheckoutWatch watch;
    private final Streams streams;

    CheckoutStream(CheckoutAccess access, CheckoutWatch watch, Streams streams) {
        this.access = access;
        this.watch = watch;
        this.streams = streams;
    }

    /** Whoever has seen the end of a checkout has nothing to come back for: 204 tells a browser so. */
    Uni<RestResponse<EventStream>> open(
            Caller caller, CheckoutId id, @Nullable String token, @Nullable String lastEventId) {
        return access.get(caller, id, token)
                .map(checkout -> checkout.isOver() && cursor(checkout).equals(lastEventId)
                        ? RestResponse.noContent()
                        : streams.open(
                                watch.follow(checkout).map(CheckoutStream::state),
                                () -> stillAllowed(caller, id, token)));
    }

    private Uni<Boolean> stillAllowed(Caller caller, CheckoutId id, @Nullable String token) {
        return access.get(caller, id, token).replaceWith(true);
    }

    private static StreamEvent state(Checkout checkout) {
        return new StreamEvent("state", cursor(checkout), CheckoutWire.json(checkout, null), checkout.isOver());
    }

    private static String cursor(Checkout checkout) {
        return Long.toString(checkout.version());
    }
}
