package com.artisancommerce.platform.openapi;

import com.artisancommerce.api.PlatformApi;
import com.artisancommerce.platform.web.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The pages and the document; they do not change while the service runs. */
@Singleton
class DocumentationResource implements PlatformApi {

    private static final String CACHE = "public, max-age=300";
    private static final MediaType YAML = new MediaType("application", "yaml");
    /** The page runs its own script, reads this service, and loads nothing else. */
    private static final String ONLY_ITSELF =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'";

    private final Representation yaml =
            Representation.packaged("/openapi/artisan-commerce.yaml", "application/yaml;charset=UTF-8");
    private final Representation json =
            Representation.packaged("/openapi/artisan-commerce.json", "application/json;charset=UTF-8");
    private final Representation eventsYaml =
            Representation.packaged("/openapi/asyncapi.yaml", "application/yaml;charset=UTF-8");
    private final Representation eventsJson =
            Representation.packaged("/openapi/asyncapi.json", "application/json;charset=UTF-8");
    private final Representation page = Representation.packaged("/openapi/docs.html", "text/html;charset=UTF-8");

    private final HttpHeaders headers;

    DocumentationResource(HttpHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Uni<RestResponse<String>> getOpenapi(@Nullable String format, @Nullable String ifNoneMatch) {
        return document(prefersJson(format) ? json : yaml, ifNoneMatch);
    }

    @Override
    public Uni<RestResponse<String>> getAsyncapi(@Nullable String format, @Nullable String ifNoneMatch) {
        return document(prefersJson(format) ? eventsJson : eventsYaml, ifNoneMatch);
    }

    private static Uni<RestResponse<String>> document(Representation wanted, @Nullable String ifNoneMatch) {
        boolean known = ifNoneMatch != null && ifNoneMatch.contains(wanted.etag());
        var response = known
                ? RestResponse.ResponseBuilder.<String>notModified()
                : RestResponse.ResponseBuilder.ok(wanted.text(), wanted.mediaType());
        return Uni.createFrom()
                .item(response.header(HttpHeaders.ETAG, wanted.etag())
                        .header(HttpHeaders.CACHE_CONTROL, CACHE)
                        .header(HttpHeaders.VARY, "Accept, Accept-Encoding, Origin")
                        .build());
    }

    @Override
    public Uni<RestResponse<String>> getDocs() {
        return html(page.text());
    }

    @Override
    public Uni<RestResponse<String>> getProblem(String type) {
        ProblemType found = ProblemType.bySlug(type)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no problem type %s.", type));
        return html(ProblemPage.of(found));
    }

    private static Uni<RestResponse<String>> html(String text) {
        return Uni.createFrom()
                .item(RestResponse.ResponseBuilder.ok(text, "text/html;charset=UTF-8")
                        .header(HttpHeaders.CACHE_CONTROL, CACHE)
                        .header("Content-Security-Policy", ONLY_ITSELF)
                        .build());
    }

    private boolean prefersJson(@Nullable String format) {
        if (format != null) {
            return format.equals("json");
        }
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(YAML) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> !type.isCompatible(YAML))
                .isPresent();
    }
}
