package com.artisancommerce.platform.tenancy;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Pages of other origins may call a shop that allows them (CORS).
 *
 * <p>A preflight names no shop, so it is answered for any origin that some shop allows. Which shop a request is for is known later; then
 * the permission is taken back unless it is that shop's. Nothing depends on cookies, so no credentials are allowed.
 */
@Singleton
class CrossOrigin {

    private static final int BEFORE_THE_BODY = 9_500;
    private static final String ALLOW = "Access-Control-Allow-Origin";

    private final ShopDirectory shops;

    CrossOrigin(ShopDirectory shops) {
        this.shops = shops;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_THE_BODY);
    }

    /** Takes the permission back when it is not this shop's. */
    static void limitTo(@Nullable ShopRef shop, RoutingContext request) {
        String origin = request.request().getHeader("Origin");
        if (origin != null && (shop == null || !shop.allowedOrigins().contains(origin))) {
            request.response().headers().remove(ALLOW);
        }
    }

    private void handle(RoutingContext request) {
        String origin = request.request().getHeader("Origin");
        if (origin == null) {
            request.next();
            return;
        }
        request.request().pause();
        shops.knowsOrigin(origin)
                .onFailure()
                .recoverWithUni(unknown -> Uni.createFrom().item(false))
                .subscribe()
                .with(known -> answer(request, origin, known));
    }

    private static void answer(RoutingContext request, String origin, boolean known) {
        request.request().resume();
        HttpServerResponse response = request.response().putHeader("Vary", "Origin");
        if (known) {
            response.putHeader(ALLOW, origin)
                    .putHeader(
                            "Access-Control-Expose-Headers",
                            "ETag, Location, RateLimit, RateLimit-Policy, Idempotent-Replayed, X-Request-Id, Retry-After");
        }
        if (isPreflight(request)) {
            preflight(response, known);
        } else {
            request.next();
        }
    }

    private static void preflight(HttpServerResponse response, boolean known) {
        if (known) {
            response.putHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE")
                    .putHeader(
                            "Access-Control-Allow-Headers",
                            "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Prefer,"
                                    + " X-Order-Token, X-Request-Id, X-Shop")
                    .putHeader("Access-Control-Max-Age", "7200");
        }
        response.setStatusCode(204).end();
    }

    private static boolean isPreflight(RoutingContext request) {
        return request.request().method().equals(HttpMethod.OPTIONS)
                && request.request().getHeader("Access-Control-Request-Method") != null;
    }
}
