package com.artisancommerce.checkout.web;

import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutAccess;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.CheckoutWatch;
import com.artisancommerce.platform.streams.StreamEvent;
import com.artisancommerce.platform.streams.StreamGuard;
import com.artisancommerce.platform.streams.Streams;
import com.artisancommerce.platform.tenancy.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A checkout, live: its {@code state} at once, whenever it changes, and to its end. */
@Singleton
class CheckoutStream implements StreamGuard {

    private final CheckoutAccess access;
    private final CheckoutWatch watch;
    private final Streams streams;

    CheckoutStream(CheckoutAccess access, CheckoutWatch watch, Streams streams) {
        this.access = access;
        this.watch = watch;
        this.streams = streams;
    }

    Multi<OutboundSseEvent> open(Caller caller, CheckoutId id, @Nullable String token) {
        Multi<StreamEvent> events = access.get(caller, id, token)
                .onItem()
                .transformToMulti(checkout -> watch.follow(checkout).map(CheckoutStream::state));
        return streams.open(events, () -> stillAllowed(caller, id, token));
    }

    @Override
    public String operation() {
        return "streamCheckout";
    }

    /** Whoever has seen the end of a checkout has nothing to come back for. */
    @Override
    public Uni<Boolean> check(Caller caller, UUID id, Visit visit) {
        return access.get(caller, new CheckoutId(id), visit.orderToken())
                .map(checkout -> !checkout.isOver() || !cursor(checkout).equals(visit.lastEventId()));
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
