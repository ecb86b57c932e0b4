package com.artisancommerce.platform.openapi;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Who comes without an address is shown what there is. */
@Singleton
class FrontPage {

    private static final int SEE_OTHER = 303;

    void register(@Observes Router router) {
        router.route("/")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(0)
                .handler(request -> request.response()
                        .setStatusCode(SEE_OTHER)
                        .putHeader(HttpHeaders.LOCATION, "/docs")
                        .end());
    }
}
