package com.artisancommerce.platform.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
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
 * <p>A request holds its place until it is answered or its client has gone; a stream until its head is out, and a request that waits for
 * something to happen until it begins to wait, for neither takes anybody's time. The bound is plain: times the time that a request takes,
 * it is the longest that one waits here, and an operator can reckon with it.
 */
@Singleton
public class InFlight {

    private static final String PLACE = InFlight.class.getName();
    /** After the headers of other origins, so that their pages can read the refusal, and before anything that costs more. */
    private static final int BEFORE_ALL_WORK = 9_400;

    private static final int LONGEST_RETRY_SECONDS = 3;

    private final Problems problems;
    private final int most;
    private final AtomicInteger places = new AtomicInteger();
    private final Counter shed;

    InFlight(Problems problems, MeterRegistry metrics, @ConfigProperty(name = "artisan.http.max-in-flight") int most) {
        this.problems = problems;
        this.most = most;
        this.shed = metrics.counter("artisan.requests.shed");
        metrics.gauge("artisan.requests.in.flight", places);
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
        if (!request.normalizedPath().startsWith("/v1/")) {
            request.next();
        } else if (places.incrementAndGet() > most) {
            places.decrementAndGet();
            shed.increment();
            problems.answer(request, refusal());
        } else {
            hold(new Place(), request);
            request.next();
        }
    }

    private static void hold(Place place, RoutingContext request) {
        request.put(PLACE, place);
        HttpServerResponse response = request.response();
        request.addHeadersEndHandler(ignored -> {
            String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
            if (type != null && type.startsWith("text/event-stream")) {
                place.leave();
            }
        });
        request.addEndHandler(ignored -> place.leave());
    }

    /** Not all are to come back in the same second. */
    private static ProblemException refusal() {
        return ProblemType.UNAVAILABLE
                .because("More requests are being worked on than this instance takes. Nothing was done; try again.")
                .with("retryAfterSeconds", ThreadLocalRandom.current().nextInt(1, LONGEST_RETRY_SECONDS + 1));
    }

    /** Left once, whoever comes first to say so. */
    private final class Place {

        private final AtomicBoolean left = new AtomicBoolean();

        void leave() {
            if (left.compareAndSet(false, true)) {
                places.decrementAndGet();
            }
        }
    }
}
