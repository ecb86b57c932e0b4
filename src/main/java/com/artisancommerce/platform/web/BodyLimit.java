package com.artisancommerce.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that is announced as too large before a byte of it is read, and one that turns out so while it is read. */
@Singleton
class BodyLimit {

    private static final int AFTER_REQUEST_ID = 9_000;

    private final Problems problems;
    private final long limit;
    /** Reads a body that announces no length, and fails with 413 as soon as it is too long. */
    private final BodyHandler counted;

    BodyLimit(Problems problems, @ConfigProperty(name = "artisan.http.max-body-bytes") long limit) {
        this.problems = problems;
        this.limit = limit;
        this.counted = BodyHandler.create(false).setBodyLimit(limit);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    /** Asked before the framework's own failure handler, which would answer with the status alone. */
    void onFailure(@Observes Router router) {
        router.route().order(-AFTER_REQUEST_ID + 1).failureHandler(this::failed);
    }

    private void failed(RoutingContext request) {
        if (request.statusCode() == 413 && !request.response().ended()) {
            refuse(request);
        } else {
            request.next();
        }
    }

    private void check(RoutingContext request) {
        if (announced(request) > limit) {
            refuse(request);
        } else if (request.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            counted.handle(request);
        } else {
            request.next();
        }
    }

    private void refuse(RoutingContext request) {
        request.response().putHeader("Connection", "close");
        problems.answer(request, ProblemType.TOO_LARGE.because("The body may have at most %d bytes.", limit));
    }

    private static long announced(RoutingContext request) {
        String length = request.request().getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
