package peer;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** A record for everybody who listens: the last one at once, then each that is posted. */
@Singleton
@Path("/events")
public class Broadcast {

    private final BroadcastProcessor<OrderState> states = BroadcastProcessor.create();
    private volatile OrderState last;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<OrderState> listen() {
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(() -> last), states);
    }

    @POST
    public void publish(OrderState state) {
        last = state;
        states.onNext(state);
    }
}
