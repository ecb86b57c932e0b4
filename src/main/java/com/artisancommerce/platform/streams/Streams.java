package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.web.RequestAtHand;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Turns an area's events into a stream of one client.
 *
 * <p>The client's demand goes through to the events: while it reads nothing, nothing is asked for. Whoever makes the events from the hub's
 * ticks so skips states for a slow client, never shows it an old one, and reads what must not be skipped from its cursor on.
 */
@Singleton
public class Streams {

    private final OpenStreams open;
    private final EventWriter writer;
    private final RequestAtHand request;
    private final Clock clock;
    private final Vertx vertx;

    Streams(OpenStreams open, EventWriter writer, RequestAtHand request, Clock clock, Vertx vertx) {
        this.open = open;
        this.writer = writer;
        this.request = request;
        this.clock = clock;
        this.vertx = vertx;
    }

    /**
     * The answer of an operation whose visitor may look: access is decided before, as by any other operation. The stream begins when the
     * head is out. It ends with its events, when {@code stillAllowed} says no or fails with a problem of the caller's, with the caller's
     * token, and when the service stops; events that fail end it too, and the client comes back with its cursor.
     *
     * @throws com.artisancommerce.platform.web.ProblemException 429 or 503 when too many are open
     */
    public RestResponse<EventStream> open(Caller visitor, Feed<StreamEvent> feed, Supplier<Uni<Boolean>> stillAllowed) {
        String name = nameOf(visitor);
        open.requireRoomFor(name);
        Permission permission = new Permission(stillAllowed, visitor.until(), clock, vertx);
        EventStream stream = new OpenStream(name, permission, feed, writer, open);
        return ResponseBuilder.ok(stream)
                .header("Content-Type", MediaType.SERVER_SENT_EVENTS)
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    /** The same for events that come as they like; each is asked for when the client has room for it. */
    public RestResponse<EventStream> open(
            Caller visitor, Multi<StreamEvent> events, Supplier<Uni<Boolean>> stillAllowed) {
        return open(visitor, new MultiFeed(events), stillAllowed);
    }

    private String nameOf(Caller visitor) {
        return visitor.signedIn()
                .map(subject -> "subject:" + subject)
                .orElseGet(() -> "address:" + request.clientAddress());
    }
}
