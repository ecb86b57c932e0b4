package com.artisancommerce.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses addresses and headers that are longer than any operation needs, with a problem document. The server reads twice as much
 * (application.properties) and refuses what is longer still with the bare status, for it cannot be read to its end.
 */
@Singleton
class HeadLimit {

    private static final int AFTER_CROSS_ORIGIN = 9_450;

    private final Problems problems;
    private final int longestAddress;
    private final int mostHeaders;
    private final int longestHeaders;

    HeadLimit(
            Problems problems,
            @ConfigProperty(name = "artisan.http.max-url-bytes") int longestAddress,
            @ConfigProperty(name = "artisan.http.max-headers") int mostHeaders,
            @ConfigProperty(name = "artisan.http.max-header-bytes") int longestHeaders) {
        this.problems = problems;
        this.longestAddress = longestAddress;
        this.mostHeaders = mostHeaders;
        this.longestHeaders = longestHeaders;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_CROSS_ORIGIN);
    }

    private void check(RoutingContext request) {
        if (request.request().uri().length() > longestAddress) {
            problems.answer(
                    request,
                    ProblemType.ADDRESS_TOO_LONG.because("The address may have at most %d bytes.", longestAddress));
        } else if (request.request().headers().size() > mostHeaders || length(request) > longestHeaders) {
            problems.answer(
                    request,
                    ProblemType.HEADERS_TOO_LARGE.because(
                            "There may be at most %d headers with %d bytes in all.", mostHeaders, longestHeaders));
        } else {
            request.next();
        }
    }

    private static int length(RoutingContext request) {
        int length = 0;
        for (var header : request.request().headers()) {
            length += header.getKey().length() + header.getValue().length();
        }
        return length;
    }
}
