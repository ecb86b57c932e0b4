package com.artisancommerce.platform.web;

import com.artisancommerce.platform.Turnstile;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Works on so many requests at once and answers the others with 503 at once, instead of letting all of them wait for ever.
 *
 * <p>A request holds its place until it is answered or its client has gone; a request that waits for something to happen until it begins
 * to wait, for that takes nobody's time. The bound is plain: times the time that a request takes, it is the longest that one waits here,
 * and an operator can reckon with it.
 *
 * <p>Who opens a stream is not sent away: when an instance stops, all its clients come at once, and a browser's EventSource gives up for
 * good at a 503. They wait for their turn, some at a time, each until the head is out.
 */
@Singleton
public class InFlight {

    private static final String PLACE = InFlight.class.getName();

    /** How the address of every stream ends, and of nothing else. */
    private static final String STREAM = "/events";

    /** After the headers of other origins, so that their pages can read the refusal, and before anything that costs more. */
    private static final int BEFORE_ALL_WORK = 9_400;

    private static final int LONGEST_RETRY_SECONDS = 3;

    private final Problems problems;
    private final int most;
    private final int mostWaitingStreams;
    private final AtomicInteger places = new AtomicInteger();
    private final Turnstile streams;
    private final Counter shed;

    InFlight(
            Problems problems,
            MeterRegistry metrics,
            @ConfigProperty(name = "artisan.http.max-in-flight") int most,
            @ConfigProperty(name = "artisan.http.max-opening-streams") int mostOpening,
            @ConfigProperty(name = "artisan.streams.max-open") int mostWaitingStreams) {
        this.problems = problems;
        this.most = most;
        this.mostWaitingStreams = mostWaitingStreams;
        this.streams = new Turnstile(mostOpening);
        this.shed = metrics.counter("artisan.requests.shed");
        metrics.gauge("artisan.requests.in.flight", places);
        metrics.gauge("artisan.streams.opening", streams, Turnstile::waiting);
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_ALL_WORK);
    }

    /** The request waits for something to happen: its place is for others. */
    static void giveUpPlace(RoutingContext request) {
        if (request.get(PLACE) instanceof Place place) {
            place.leave();
        }
    }

    private void admit(RoutingContext request) {
        String path = request.normalizedPath();
        if (!path.startsWith("/v1/")) {
            request.next();
        } else if (path.endsWith(STREAM)) {
            admitStream(request);
        } else if (places.incrementAndGet() > most) {
            places.decrementAndGet();
            refuse(request);
        } else {
            hold(new Place(places::decrementAndGet), request);
            request.next();
        }
    }

    private void admitStream(RoutingContext request) {
        if (streams.waiting() >= mostWaitingStreams) {
            refuse(request);
            return;
        }
        request.request().pause();
        Context loop = request.vertx().getOrCreateContext();
        streams.enter(() -> loop.runOnContext(turn -> open(request)));
    }

    private void open(RoutingContext request) {
        Place place = new Place(streams::leave);
        if (request.response().closed()) {
            place.leave();
        } else {
            request.addHeadersEndHandler(headIsOut -> place.leave());
            hold(place, request);
            request.request().resume();
            request.next();
        }
    }

    private void refuse(RoutingContext request) {
        shed.increment();
        problems.answer(request, refusal());
    }

    private static void hold(Place place, RoutingContext request) {
        request.put(PLACE, place);
        request.addEndHandler(ignored -> place.leave());
    }

    /** Not all are to come back in the same second. */
    private static ProblemException refusal() {
        return ProblemType.UNAVAILABLE
                .because("More requests are being worked on than this instance takes. Nothing was done; try again.")
                .with("retryAfterSeconds", ThreadLocalRandom.current().nextInt(1, LONGEST_RETRY_SECONDS + 1));
    }

    /** Left once, whoever comes first to say so. */
    private static final class Place {

        private final AtomicBoolean left = new AtomicBoolean();
        private final Runnable leaving;

        Place(Runnable leaving) {
            this.leaving = leaving;
        }

        void leave() {
            if (left.compareAndSet(false, true)) {
                leaving.run();
            }
        }
    }
}
