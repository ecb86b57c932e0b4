package com.artisancommerce.platform.web;

import com.artisancommerce.platform.tenancy.Caller;
import java.net.URI;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The successful answers that many operations share, with the headers that belong to them. */
public final class Answers {

    private static final String PUBLIC = "public, max-age=30";
    private static final String PRIVATE = "private, no-cache";

    private Answers() {}

    /** 200 with the ETag of what was just written; not to be stored. */
    public static <T> RestResponse<T> written(T body, long version) {
        return ResponseBuilder.ok(body)
                .header("ETag", ETags.of(version))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** 201 with Location and ETag; not to be stored. */
    public static <T> RestResponse<T> created(T body, String location, long version) {
        return ResponseBuilder.<T>created(URI.create(location))
                .entity(body)
                .header("ETag", ETags.of(version))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** 200, or 304 when the client has this version. Caches may share what a guest is shown. */
    public static <T> RestResponse<T> read(
            Caller caller, long version, @Nullable String ifNoneMatch, Supplier<T> body) {
        ResponseBuilder<T> answer = ETags.matches(ifNoneMatch, version)
                ? ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(body.get());
        return shared(answer, caller).header("ETag", ETags.of(version)).build();
    }

    /** The same for what has no version of its own but a tag of its content. */
    public static <T> RestResponse<T> read(Caller caller, String etag, @Nullable String ifNoneMatch, Supplier<T> body) {
        ResponseBuilder<T> answer = ETags.matches(ifNoneMatch, etag)
                ? ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(body.get());
        return shared(answer, caller).header("ETag", etag).build();
    }

    /** 200 with somebody's own data: never stored. */
    public static <T> RestResponse<T> personal(T body, @Nullable String etag) {
        ResponseBuilder<T> answer = ResponseBuilder.ok(body).header("Cache-Control", "no-store");
        return (etag == null ? answer : answer.header("ETag", etag)).build();
    }

    /** 200 with somebody's own data, or 304 when they have just that: never stored by others. */
    public static <T> RestResponse<T> personal(T body, String etag, @Nullable String ifNoneMatch) {
        return ETags.matches(ifNoneMatch, etag)
                ? ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED)
                        .header("ETag", etag)
                        .build()
                : personal(body, etag);
    }

    /** 200 with a page. Caches may share what a guest is shown. */
    public static <T> RestResponse<T> page(Caller caller, T body) {
        return shared(ResponseBuilder.ok(body), caller).build();
    }

    /** The same address answers another shop, more to its staff, names the origin that asked, and may be compressed: hence Vary. */
    private static <T> ResponseBuilder<T> shared(ResponseBuilder<T> answer, Caller caller) {
        return answer.header("Cache-Control", caller.isGuest() ? PUBLIC : PRIVATE)
                .header("Vary", "Accept-Encoding, Authorization, Origin, X-Shop");
    }
}
