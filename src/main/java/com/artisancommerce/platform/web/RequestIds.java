package com.artisancommerce.platform.web;

import com.artisancommerce.platform.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives every request an id, or takes the client's when it is harmless, and sends it back on every answer. */
@Singleton
class RequestIds {

    static final String HEADER = "X-Request-Id";
    private static final String KEY = RequestIds.class.getName();
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(RequestIds::assign, FIRST);
    }

    static String of(RoutingContext request) {
        String id = request.get(KEY);
        return id == null ? "" : id;
    }

    private static void assign(RoutingContext request) {
        String asked = request.request().getHeader(HEADER);
        String id = asked != null && HARMLESS.matcher(asked).matches()
                ? asked
                : Ids.next().toString();
        request.put(KEY, id);
        MDC.put("requestId", id);
        request.response().putHeader(HEADER, id);
        request.next();
    }
}
