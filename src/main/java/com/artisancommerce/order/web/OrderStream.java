package com.artisancommerce.order.web;

import com.artisancommerce.order.FeedEvent;
import com.artisancommerce.order.Order;
import com.artisancommerce.order.OrderAccess;
import com.artisancommerce.order.OrderFeed;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.platform.streams.StreamCursors;
import com.artisancommerce.platform.streams.StreamEvent;
import com.artisancommerce.platform.streams.StreamGuard;
import com.artisancommerce.platform.streams.Streams;
import com.artisancommerce.platform.tenancy.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order, live: {@code state}, {@code timeline} and, for a cursor that leads nowhere, {@code reset}. */
@Singleton
class OrderStream implements StreamGuard {

    private static final long NOT_OURS = -1;

    private final OrderAccess access;
    private final OrderFeed feed;
    private final StreamCursors cursors;
    private final Streams streams;

    OrderStream(OrderAccess access, OrderFeed feed, StreamCursors cursors, Streams streams) {
        this.access = access;
        this.feed = feed;
        this.cursors = cursors;
        this.streams = streams;
    }

    Multi<OutboundSseEvent> open(Caller caller, OrderId id, @Nullable String token, @Nullable String cursor) {
        Multi<StreamEvent> events = access.get(caller, id, token)
                .onItem()
                .transformToMulti(
                        order -> feed.follow(order, after(order, cursor)).map(event -> event(order, event)));
        return streams.open(events, () -> stillAllowed(caller, id, token));
    }

    @Override
    public String operation() {
        return "streamOrder";
    }

    @Override
    public Uni<Boolean> check(Caller caller, UUID id, Visit visit) {
        return access.get(caller, new OrderId(id), visit.orderToken()).replaceWith(true);
    }

    /** The number of the last event that the client has; null when it comes for the first time. */
    private @Nullable Long after(Order order, @Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        return cursors.read(cursor)
                .map(sequences -> sequences.getOrDefault(order.id().value(), NOT_OURS))
                .orElse(NOT_OURS);
    }

    private Uni<Boolean> stillAllowed(Caller caller, OrderId id, @Nullable String token) {
        return access.get(caller, id, token).replaceWith(true);
    }

    private StreamEvent event(Order order, FeedEvent event) {
        String id = cursors.write(Map.of(order.id().value(), event.sequence()));
        return switch (event) {
            case FeedEvent.State state ->
                new StreamEvent("state", id, OrderWire.state(state.answer(), state.computedAt()));
            case FeedEvent.Happened happened -> new StreamEvent("timeline", id, OrderWire.event(happened.event()));
            case FeedEvent.Reset reset -> new StreamEvent("reset", id, Map.of("orderId", order.id()));
        };
    }
}
