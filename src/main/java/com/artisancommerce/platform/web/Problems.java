package com.artisancommerce.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes problem documents: the one form in which anything goes wrong on the wire. */
@Singleton
public class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String RETRY_AFTER = "Retry-After";
    private static final String SOON_SECONDS = "5";

    private final ObjectMapper json;
    private final String documentation;

    Problems(
            ObjectMapper json,
            @ConfigProperty(name = "artisan.problems.base-url", defaultValue = "/problems/") String documentation) {
        this.json = json;
        this.documentation = documentation;
    }

    /** The document as JSON text. */
    public String document(ProblemException problem, String path, String requestId) {
        ProblemType type = problem.type();
        ObjectNode document = json.createObjectNode()
                .put("type", documentation + type.slug())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", problem.detail())
                .put("instance", path)
                .put("requestId", requestId);
        problem.data().forEach((name, value) -> document.set(name, json.valueToTree(value)));
        if (!problem.errors().isEmpty()) {
            ArrayNode errors = document.putArray("errors");
            problem.errors()
                    .forEach(error ->
                            errors.addObject().put("pointer", error.pointer()).put("message", error.message()));
        }
        return document.toString();
    }

    /** Answers a request that no operation will see. */
    public void answer(RoutingContext request, ProblemException problem) {
        request.response()
                .setStatusCode(problem.type().status())
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store");
        retryAfter(problem).ifPresent(seconds -> request.response().putHeader(RETRY_AFTER, seconds));
        request.response().end(document(problem, request.normalizedPath(), RequestIds.of(request)));
    }

    Response response(ProblemException problem, String path, String requestId) {
        var response = Response.status(problem.type().status())
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(document(problem, path, requestId));
        retryAfter(problem).ifPresent(seconds -> response.header(RETRY_AFTER, seconds));
        return response.build();
    }

    private static Optional<String> retryAfter(ProblemException problem) {
        Object seconds = problem.data().get("retryAfterSeconds");
        return seconds == null && problem.type() == ProblemType.UNAVAILABLE
                ? Optional.of(SOON_SECONDS)
                : Optional.ofNullable(seconds).map(Object::toString);
    }
}
