package com.artisancommerce.platform.limits;

import com.artisancommerce.platform.web.Problems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Turns away an address that has used up its requests before its token is checked and its body is read. */
@Singleton
class AddressDoor {

    /** So that a page of another origin can read the refusal. */
    private static final int AFTER_CROSS_ORIGIN = 9_300;

    private final RequestLimits limits;
    private final Problems problems;

    AddressDoor(RequestLimits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_CROSS_ORIGIN);
    }

    private void check(RoutingContext request) {
        if (request.normalizedPath().startsWith("/v1/")) {
            limits.refused(request).ifPresentOrElse(refusal -> problems.answer(request, refusal), request::next);
        } else {
            request.next();
        }
    }
}
