package com.artisancommerce.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps from compression what it would harm: short answers, where it costs more than it saves, and event streams, where it would hold
 * events back. The list of media types is heeded by the framework's own routes only, so streams are named here.
 */
@Singleton
class PlainAnswers {

    private static final int EARLY = 9_500;

    private final long compressedFrom;

    PlainAnswers(@ConfigProperty(name = "artisan.http.compress-from-bytes") long compressedFrom) {
        this.compressedFrom = compressedFrom;
    }

    /** Registered before the handler that chooses by media type, and therefore asked after it: the last word is here. */
    void register(@Observes Filters filters) {
        filters.register(this::watch, EARLY);
    }

    private void watch(RoutingContext request) {
        request.addHeadersEndHandler(ignored -> keepPlain(request.response().headers()));
        request.next();
    }

    private void keepPlain(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONTENT_ENCODING) && (isStream(headers) || isShort(headers))) {
            headers.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
    }

    private static boolean isStream(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }

    private boolean isShort(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return length != null && Long.parseLong(length) < compressedFrom;
    }
}
