package com.artisancommerce.platform.streams;

import com.artisancommerce.platform.streams.StreamGuard.Visit;
import com.artisancommerce.platform.tenancy.CurrentCaller;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Asks the guard of an operation before it begins to stream, once the caller is known. */
@Singleton
class StreamDoor {

    private static final int AFTER_THE_CALLER = Priorities.USER + 100;

    private final CurrentCaller caller;
    private final Instance<StreamGuard> guards;

    /** The filter is made while the service is built; guards and what they need come with the first request. */
    StreamDoor(CurrentCaller caller, @Any Instance<StreamGuard> guards) {
        this.caller = caller;
        this.guards = guards;
    }

    @ServerRequestFilter(nonBlocking = true, priority = AFTER_THE_CALLER)
    Uni<@Nullable Response> check(SimpleResourceInfo operation, UriInfo uri, RoutingContext request) {
        return guards.stream()
                .filter(guard -> guard.operation().equals(operation.getMethodName()))
                .findFirst()
                .flatMap(guard -> id(uri).map(id -> guard.check(caller.get(), id, visit(request))))
                .orElseGet(() -> Uni.createFrom().item(true))
                .map(open -> open ? null : Response.noContent().build());
    }

    private static Visit visit(RoutingContext request) {
        String header = request.request().getHeader("Last-Event-ID");
        return new Visit(
                request.request().getHeader("X-Order-Token"),
                header == null ? request.request().getParam("lastEventId") : header);
    }

    /** Empty when it is no id: the operation itself answers that. */
    private static Optional<UUID> id(UriInfo uri) {
        return uri.getPathParameters().values().stream()
                .flatMap(List::stream)
                .findFirst()
                .flatMap(StreamDoor::parse);
    }

    private static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
