package com.artisancommerce.order.web;

import com.artisancommerce.api.MyOrdersJson;
import com.artisancommerce.order.FeedEvent;
import com.artisancommerce.order.MyNews;
import com.artisancommerce.order.MyOrders;
import com.artisancommerce.order.OrderFeed;
import com.artisancommerce.order.OrderId;
import com.artisancommerce.order.Position;
import com.artisancommerce.platform.streams.Arrival;
import com.artisancommerce.platform.streams.EventStream;
import com.artisancommerce.platform.streams.StreamCursors;
import com.artisancommerce.platform.streams.StreamEvent;
import com.artisancommerce.platform.streams.Streams;
import com.artisancommerce.platform.streams.Visitors;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** All of a customer's open orders in one stream: {@code orders} says which, {@code state} and {@code timeline} what of each. */
@Singleton
class MyOrdersStream {

    private final Visitors visitors;
    private final OrderFeed feed;
    private final StreamCursors cursors;
    private final Streams streams;

    MyOrdersStream(Visitors visitors, OrderFeed feed, StreamCursors cursors, Streams streams) {
        this.visitors = visitors;
        this.feed = feed;
        this.cursors = cursors;
        this.streams = streams;
    }

    Uni<RestResponse<EventStream>> open(Arrival arrival) {
        return visitors.admit(OrderFeed.MINE, arrival)
                .map(admitted -> admitted.map(visitor -> open(visitor.caller(), arrival.cursor()))
                        .orElseGet(RestResponse::noContent));
    }

    /** Whose an order is, is looked at whenever it is read, and by the clock; the stream itself is a customer's until their token ends. */
    private RestResponse<EventStream> open(Caller caller, @Nullable String cursor) {
        caller.require(Role.CUSTOMER);
        StreamCursors.Bound own = cursors.of(caller, OrderFeed.MINE);
        Optional<Position> from = Optional.ofNullable(cursor).flatMap(own::read).map(Position::of);
        boolean lost = cursor != null && from.isEmpty();
        MyOrders mine = feed.followAll(caller, from.orElse(null), lost);
        return streams.open(caller, mine.map(new Words(own)), () -> lookAgain(mine));
    }

    /** What is not theirs any more leaves the stream, which goes on. */
    private static Uni<Boolean> lookAgain(MyOrders mine) {
        mine.doubt();
        return Uni.createFrom().item(true);
    }

    /** One customer's events. The cursor is signed when it moves, not for every state in between; nobody can go on from a reset. */
    private static final class Words implements Function<MyNews, StreamEvent> {

        private final StreamCursors.Bound cursors;
        private Optional<Position> position = Optional.empty();
        private String cursor = "";

        Words(StreamCursors.Bound cursors) {
            this.cursors = cursors;
        }

        @Override
        public StreamEvent apply(MyNews news) {
            Optional<Position> now = Optional.of(news.position());
            if (!now.equals(position)) {
                position = now;
                cursor = cursors.write(news.position().cursor());
            }
            return switch (news) {
                case MyNews.Listed listed -> new StreamEvent("orders", cursor, list(listed));
                case MyNews.Of of -> event(of.order(), of.event());
                case MyNews.Reset reset -> new StreamEvent("reset", null, Map.of());
            };
        }

        private StreamEvent event(OrderId order, FeedEvent event) {
            return switch (event) {
                case FeedEvent.State state ->
                    new StreamEvent("state", cursor, OrderWire.state(state.answer(), state.computedAt()));
                case FeedEvent.Happened happened ->
                    new StreamEvent("timeline", cursor, OrderWire.event(order, happened.event()));
                case FeedEvent.Reset reset -> new StreamEvent("reset", cursor, Map.of("orderId", order.value()));
            };
        }

        private static MyOrdersJson list(MyNews.Listed listed) {
            return new MyOrdersJson(listed.orders().stream().map(OrderId::value).toList(), listed.more());
        }
    }
}
