package com.artisancommerce.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that is announced as too large before a byte of it is read, and one that turns out so while it is read. */
@Singleton
class BodyLimit {

    private static final int AFTER_REQUEST_ID = 9_000;

    private final Problems problems;
    private final long limit;

    BodyLimit(
            Problems problems,
            @ConfigProperty(name = "artisan.http.max-body-bytes", defaultValue = "262144") long limit) {
        this.problems = problems;
        this.limit = limit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_REQUEST_ID);
    }

    void onFailure(@Observes Router router) {
        router.errorHandler(413, this::refuse);
    }

    private void check(RoutingContext request) {
        if (announced(request) > limit) {
            refuse(request);
        } else {
            request.next();
        }
    }

    private void refuse(RoutingContext request) {
        var problem = ProblemType.TOO_LARGE.because("The body may have at most %d bytes.", limit);
        request.response()
                .setStatusCode(413)
                .putHeader("Content-Type", Problems.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(problems.document(problem, request.normalizedPath(), RequestIds.of(request)));
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
