package com.artisancommerce.capacity.web;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueBoard;
import com.artisancommerce.capacity.QueueMoment;
import com.artisancommerce.capacity.QueueOutline;
import com.artisancommerce.capacity.QueueOutlines;
import com.artisancommerce.platform.streams.Arrival;
import com.artisancommerce.platform.streams.EventStream;
import com.artisancommerce.platform.streams.SharedData;
import com.artisancommerce.platform.streams.StreamCursors;
import com.artisancommerce.platform.streams.StreamEvent;
import com.artisancommerce.platform.streams.Streams;
import com.artisancommerce.platform.streams.Visitors;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** Queues, live: what everybody may know, and the board of the artisan. */
@Singleton
class QueueStreams {

    private static final Uni<Boolean> EVERYBODY = Uni.createFrom().item(true);

    /** A board shows so many entries; its totals are those of all. */
    private static final int MOST_ENTRIES = 200;

    private final QueueOutlines outlines;
    private final QueueBoard board;
    private final Visitors visitors;
    private final StreamCursors cursors;
    private final Streams streams;
    /** By identity: the hub computes one outline for all who watch, and lets go of it at the next. */
    private final Cache<QueueOutline, StreamEvent> events =
            Caffeine.newBuilder().weakKeys().build();

    QueueStreams(QueueOutlines outlines, QueueBoard board, Visitors visitors, StreamCursors cursors, Streams streams) {
        this.outlines = outlines;
        this.board = board;
        this.visitors = visitors;
        this.cursors = cursors;
        this.streams = streams;
    }

    /** All who watch a queue are told the same, which is written once. */
    Uni<RestResponse<EventStream>> open(Caller caller, ArtisanId artisan) {
        return outlines.follow(caller.tenant(), artisan)
                .map(feed -> streams.open(caller, feed.map(this::event), () -> EVERYBODY));
    }

    Uni<RestResponse<EventStream>> openBoard(ArtisanId artisan, Arrival arrival) {
        return visitors.admit(QueueBoard.stream(artisan), arrival)
                .chain(admitted -> admitted.map(visitor -> openBoard(visitor.caller(), artisan))
                        .orElseGet(() -> Uni.createFrom().item(RestResponse.noContent())));
    }

    private Uni<RestResponse<EventStream>> openBoard(Caller caller, ArtisanId artisan) {
        caller.require(Role.ARTISAN, Role.SHOP_ADMIN);
        StreamCursors.Bound own = cursors.of(caller, QueueBoard.stream(artisan));
        return board.follow(caller, artisan)
                .map(feed -> streams.open(
                        caller,
                        feed.map(moment -> event(moment, own)),
                        () -> board.requireOwn(caller, artisan).replaceWith(true)));
    }

    /** Its id lets a browser come back with a used ticket; what it is told then is the full board. */
    private static StreamEvent event(QueueMoment moment, StreamCursors.Bound own) {
        String id = own.write(Map.of(moment.snapshot().artisan().value(), moment.version()));
        return new StreamEvent("state", id, QueueWire.queue(moment, MOST_ENTRIES));
    }

    /** Without an id: who comes back is told all there is. */
    private StreamEvent event(QueueOutline outline) {
        return events.get(outline, said -> new StreamEvent("state", null, new SharedData(QueueWire.outline(said))));
    }
}
