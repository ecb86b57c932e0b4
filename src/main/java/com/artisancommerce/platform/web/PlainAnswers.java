package com.artisancommerce.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps from compression what it would harm: short answers, where it costs more than it saves, and event streams, where it would hold
 * events back. The list of media types is heeded by the framework's own routes only, so streams are named here.
 *
 * <p>The tag of what is compressed becomes a weak one, for the same version then has other bytes (RFC 9110, 8.8.3.3).
 */
@Singleton
class PlainAnswers {

    private static final int EARLY = 9_500;
    private static final int NOT_MODIFIED = 304;
    private static final Pattern PACKED = Pattern.compile("gzip|deflate|\\*", Pattern.CASE_INSENSITIVE);

    private final long compressedFrom;

    PlainAnswers(@ConfigProperty(name = "artisan.http.compress-from-bytes") long compressedFrom) {
        this.compressedFrom = compressedFrom;
    }

    /** Registered before the handler that chooses by media type, and therefore asked after it: the last word is here. */
    void register(@Observes Filters filters) {
        filters.register(this::watch, EARLY);
    }

    private void watch(RoutingContext request) {
        request.addHeadersEndHandler(ignored -> {
            keepPlain(request.response().headers());
            weakenTag(request);
        });
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

    private static void weakenTag(RoutingContext request) {
        MultiMap headers = request.response().headers();
        String tag = headers.get(HttpHeaders.ETAG);
        if (tag != null && tag.startsWith("\"") && (isCompressed(request) || isKnownAsWeak(request, tag))) {
            headers.set(HttpHeaders.ETAG, ETags.WEAK + tag);
        }
    }

    private static boolean isCompressed(RoutingContext request) {
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && PACKED.matcher(accepted).find()
                && !request.response().headers().contains(HttpHeaders.CONTENT_ENCODING);
    }

    /** Nothing is sent, so nothing is compressed: it is the tag of what the client has. */
    private static boolean isKnownAsWeak(RoutingContext request, String tag) {
        String known = request.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        return request.response().getStatusCode() == NOT_MODIFIED && known != null && known.contains(ETags.WEAK + tag);
    }
}
