package com.artisancommerce.platform.streams;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Asks the guard of an operation before it begins to stream, once the caller is known. */
@Singleton
class StreamDoor {

    private static final int AFTER_THE_CALLER = Priorities.USER + 100;

    private final Map<String, StreamGuard> guards;

    StreamDoor(@All List<StreamGuard> guards) {
        this.guards =
                guards.stream().collect(Collectors.toUnmodifiableMap(StreamGuard::operation, Function.identity()));
    }

    @ServerRequestFilter(nonBlocking = true, priority = AFTER_THE_CALLER)
    Uni<@Nullable Response> check(SimpleResourceInfo operation, UriInfo uri, RoutingContext request) {
        StreamGuard guard = guards.get(operation.getMethodName());
        if (guard == null) {
            return Uni.createFrom().nullItem();
        }
        String token = request.request().getHeader("X-Order-Token");
        return id(uri).map(id -> guard.check(id, token))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .replaceWith(() -> null);
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
