package com.artisancommerce.platform.streams;

import com.artisancommerce.live.LiveTicks;
import com.artisancommerce.platform.web.ProblemType;
import com.artisancommerce.platform.web.RequestAtHand;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A stream of nothing but versions, as an area would build it. */
@Singleton
@Path("/v1/trials/{id}/events")
@IfBuildProperty(name = StreamTrials.SWITCH, stringValue = "true")
public class TrialResource {

    static final String TOPIC = "trials";
    static final UUID NOT_YOURS = new UUID(0, 404);
    static final UUID ENDS_AFTER_THREE = new UUID(0, 3);

    final Set<UUID> revoked = ConcurrentHashMap.newKeySet();
    final AtomicInteger following = new AtomicInteger();

    private final RequestAtHand request;
    private final Streams streams;
    private final LiveTicks ticks;

    TrialResource(RequestAtHand request, Streams streams, LiveTicks ticks) {
        this.request = request;
        this.streams = streams;
        this.ticks = ticks;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Uni<RestResponse<EventStream>> streamTrial(UUID id, @HeaderParam("X-Order-Token") @Nullable String token) {
        return id.equals(NOT_YOURS) && token == null
                ? Uni.createFrom().failure(ProblemType.NOT_FOUND.because("No such trial."))
                : Uni.createFrom()
                        .item(() -> streams.open(
                                request.caller(),
                                events(id),
                                () -> Uni.createFrom().item(!revoked.contains(id))));
    }

    private Multi<StreamEvent> events(UUID id) {
        Multi<StreamEvent> states = ticks.watch(TOPIC, id)
                .map(version ->
                        new StreamEvent("state", "at-" + version, Map.of("version", version, "say", "näher\nran")))
                .onSubscription()
                .invoke(following::incrementAndGet)
                .onTermination()
                .invoke(following::decrementAndGet);
        return id.equals(ENDS_AFTER_THREE) ? states.select().first(3) : states;
    }
}
