package com.artisancommerce.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Does not wait for ever for a body that comes byte by byte: 408, and the connection ends. */
@Singleton
class SlowBody {

    private static final int BEFORE_THE_BODY = 9_050;

    private final Problems problems;
    private final Duration patience;

    SlowBody(Problems problems, @ConfigProperty(name = "artisan.http.body-timeout") Duration patience) {
        this.problems = problems;
        this.patience = patience;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_THE_BODY);
    }

    private void watch(RoutingContext request) {
        if (hasBody(request.request())) {
            long timer = request.vertx().setTimer(patience.toMillis(), late -> giveUp(request));
            request.addEndHandler(done -> request.vertx().cancelTimer(timer));
        }
        request.next();
    }

    private void giveUp(RoutingContext request) {
        if (request.request().isEnded() || request.response().headWritten()) {
            return;
        }
        request.addEndHandler(done -> request.request().connection().close());
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        problems.answer(
                request,
                ProblemType.REQUEST_TIMEOUT.because(
                        "The body did not arrive within %d s.", Math.max(1, patience.toSeconds())));
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return (length != null && !length.equals("0")) || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
