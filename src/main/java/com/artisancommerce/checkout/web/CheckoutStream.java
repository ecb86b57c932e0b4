package com.artisancommerce.checkout.web;

import com.artisancommerce.checkout.Checkout;
import com.artisancommerce.checkout.CheckoutAccess;
import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.CheckoutWatch;
import com.artisancommerce.platform.streams.Arrival;
import com.artisancommerce.platform.streams.EventStream;
import com.artisancommerce.platform.streams.StreamCursors;
import com.artisancommerce.platform.streams.StreamEvent;
import com.artisancommerce.platform.streams.Streams;
import com.artisancommerce.platform.streams.Visitor;
import com.artisancommerce.platform.streams.Visitors;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A checkout, live: its {@code state} at once, whenever it changes, and to its end. */
@Singleton
class CheckoutStream {

    private final Visitors visitors;
    private final CheckoutAccess access;
    private final CheckoutWatch watch;
    private final StreamCursors cursors;
    private final Streams streams;

    CheckoutStream(
            Visitors visitors, CheckoutAccess access, CheckoutWatch watch, StreamCursors cursors, Streams streams) {
        this.visitors = visitors;
        this.access = access;
        this.watch = watch;
        this.cursors = cursors;
        this.streams = streams;
    }

    /** Whoever has seen the end of a checkout has nothing to come back for: 204 tells a browser so, as it does for a used ticket. */
    Uni<RestResponse<EventStream>> open(CheckoutId id, @Nullable String token, Arrival arrival) {
        return visitors.admit(CheckoutAccess.stream(id), arrival)
                .chain(admitted -> admitted.map(visitor -> open(visitor, id, token, arrival.cursor()))
                        .orElseGet(() -> Uni.createFrom().item(RestResponse.noContent())));
    }

    private Uni<RestResponse<EventStream>> open(
            Visitor visitor, CheckoutId id, @Nullable String token, @Nullable String cursor) {
        StreamCursors.Bound own = cursors.of(visitor.caller(), CheckoutAccess.stream(id));
        return access.get(visitor, id, token)
                .map(checkout -> checkout.isOver() && cursor(checkout, own).equals(cursor)
                        ? RestResponse.noContent()
                        : streams.open(
                                visitor.caller(),
                                watch.follow(checkout).map(each -> state(each, own)),
                                () -> access.get(visitor, id, token).replaceWith(true)));
    }

    private static StreamEvent state(Checkout checkout, StreamCursors.Bound own) {
        return new StreamEvent("state", cursor(checkout, own), CheckoutWire.json(checkout, null), checkout.isOver());
    }

    private static String cursor(Checkout checkout, StreamCursors.Bound own) {
        return own.write(Map.of(checkout.id().value(), checkout.version()));
    }
}
