package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.web.RequestAtHand;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Turns an area's events into a stream of one client.
 *
 * <p>The client's demand goes through to the events: while it reads nothing, nothing is asked for. Whoever makes the events from the hub's
 * ticks so skips states for a slow client, never shows it an old one, and reads what must not be skipped from its cursor on.
 */
@Singleton
public class Streams {

    private static final Logger LOG = Logger.getLogger(Streams.class);

    private final OpenStreams open;
    private final StreamsConfig config;
    private final ObjectMapper json;
    private final Who who;

    Streams(OpenStreams open, StreamsConfig config, ObjectMapper json, Who who) {
        this.open = open;
        this.config = config;
        this.json = json;
        this.who = who;
    }

    /**
     * Must be called by the operation itself, before it returns: afterwards the head of the answer is gone. Whether the caller may look at
     * all is for a {@link StreamGuard}. The stream ends with its events, when {@code stillAllowed} says no or fails with a problem of the
     * caller's, and when the service stops; events that fail end it too, and the client comes back with its cursor.
     *
     * @throws com.artisancommerce.platform.web.ProblemException 429 or 503 when too many are open
     */
    public Multi<OutboundSseEvent> open(Multi<StreamEvent> events, Supplier<Uni<Boolean>> stillAllowed) {
        String caller = who.asks();
        Supplier<Uni<Boolean>> whileAllowed = who.whileTheTokenLasts(stillAllowed);
        open.requireRoomFor(caller);
        who.mustNotBuffer();
        return Multi.createFrom()
                .deferred(() -> frames(new OpenStream(caller, whileAllowed, System.nanoTime()), events))
                .map(frame -> frame);
    }

    private Multi<Frame> frames(OpenStream stream, Multi<StreamEvent> events) {
        open.add(stream);
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(stream.control(), written(events))
                .select()
                .first(frame -> !frame.equals(Frame.END))
                .onTermination()
                .invoke(() -> open.remove(stream));
    }

    private Multi<Frame> written(Multi<StreamEvent> events) {
        AtomicBoolean first = new AtomicBoolean(true);
        return events.onItem()
                .transformToIterable(event -> written(event, first.getAndSet(false)))
                .onFailure()
                .invoke(failure -> LOG.warn("A stream ends because its events failed; its client comes back", failure))
                .onFailure()
                .recoverWithCompletion()
                .onCompletion()
                .continueWith(Frame.END);
    }

    private List<Frame> written(StreamEvent event, boolean first) {
        Frame frame = first ? write(event).withRetry(retryMillis()) : write(event);
        return event.last() ? List.of(frame, Frame.END) : List.of(frame);
    }

    private Frame write(StreamEvent event) {
        try {
            return Frame.of(event, json.writeValueAsString(event.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write the data of a " + event.name() + " event as JSON", e);
        }
    }

    private long retryMillis() {
        long least = config.retry().toMillis();
        return least + ThreadLocalRandom.current().nextLong(least + 1);
    }

    /** The request at hand, as far as streams care. */
    @Singleton
    static class Who {

        private final RequestAtHand request;
        private final CurrentVertxRequest current;

        Who(RequestAtHand request, CurrentVertxRequest current) {
            this.request = request;
            this.current = current;
        }

        /** A token opens no longer than it lasts: its holder comes back with a new one and its cursor. */
        Supplier<Uni<Boolean>> whileTheTokenLasts(Supplier<Uni<Boolean>> stillAllowed) {
            Instant until = request.caller().until();
            return () -> until != null && request.now().isAfter(until)
                    ? Uni.createFrom().item(false)
                    : stillAllowed.get();
        }

        String asks() {
            return request.caller()
                    .signedIn()
                    .map(subject -> "subject:" + subject)
                    .orElseGet(() -> "address:" + request.clientAddress());
        }

        void mustNotBuffer() {
            current.getCurrent().response().putHeader("X-Accel-Buffering", "no").putHeader("Cache-Control", "no-store");
        }
    }
}
