package com.artisancommerce.order.web;

import com.artisancommerce.order.FeedEvent;
import com.artisancommerce.order.Order;
import com.artisancommerce.order.OrderAccess;
import com.artisancommerce.order.OrderFeed;
import com.artisancommerce.order.OrderId;
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
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An order, live: {@code state}, {@code timeline} and, for a cursor that leads nowhere, {@code reset}. */
@Singleton
class OrderStream {

    private static final long NOT_OURS = -1;

    private final Visitors visitors;
    private final OrderAccess access;
    private final OrderFeed feed;
    private final StreamCursors cursors;
    private final Streams streams;

    OrderStream(Visitors visitors, OrderAccess access, OrderFeed feed, StreamCursors cursors, Streams streams) {
        this.visitors = visitors;
        this.access = access;
        this.feed = feed;
        this.cursors = cursors;
        this.streams = streams;
    }

    Uni<RestResponse<EventStream>> open(OrderId id, @Nullable String token, Arrival arrival) {
        return visitors.admit(OrderAccess.stream(id), arrival)
                .chain(admitted -> admitted.map(visitor -> open(visitor, id, token, arrival.cursor()))
                        .orElseGet(() -> Uni.createFrom().item(RestResponse.noContent())));
    }

    private Uni<RestResponse<EventStream>> open(
            Visitor visitor, OrderId id, @Nullable String token, @Nullable String cursor) {
        StreamCursors.Bound own = cursors.of(visitor.caller(), OrderAccess.stream(id));
        return access.get(visitor, id, token)
                .map(order -> streams.open(
                        visitor.caller(),
                        feed.follow(order, after(order, own, cursor)).map(new Words(order, own)),
                        () -> access.get(visitor, id, token).replaceWith(true)));
    }

    /** The number of the last event that the client has; null when it comes for the first time. */
    private static @Nullable Long after(Order order, StreamCursors.Bound own, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        return own.read(cursor)
                .map(sequences -> sequences.getOrDefault(order.id().value(), NOT_OURS))
                .orElse(NOT_OURS);
    }

    /** One follower's events. The cursor is signed when it moves, not for every state in between. */
    private static final class Words implements Function<FeedEvent, StreamEvent> {

        private final UUID order;
        private final StreamCursors.Bound cursors;
        private long sequence = NOT_OURS;
        private String cursor = "";

        Words(Order order, StreamCursors.Bound cursors) {
            this.order = order.id().value();
            this.cursors = cursors;
        }

        @Override
        public StreamEvent apply(FeedEvent event) {
            if (event.sequence() != sequence) {
                sequence = event.sequence();
                cursor = cursors.write(Map.of(order, sequence));
            }
            return switch (event) {
                case FeedEvent.State state ->
                    new StreamEvent("state", cursor, OrderWire.state(state.answer(), state.computedAt()));
                case FeedEvent.Happened happened ->
                    new StreamEvent("timeline", cursor, OrderWire.event(new OrderId(order), happened.event()));
                case FeedEvent.Reset reset -> new StreamEvent("reset", cursor, Map.of("orderId", order));
            };
        }
    }
}
