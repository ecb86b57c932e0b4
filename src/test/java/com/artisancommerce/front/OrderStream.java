package com.artisancommerce.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A customer's open stream of one order. */
public final class OrderStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Listener listener;

    private OrderStream(Listener listener) {
        this.listener = listener;
    }

    /** @param base the address of the service, ending in a slash */
    public static OrderStream follow(URI base, DemoUser customer, String order) {
        Listener listener = Listener.to(
                base.resolve("v1/orders/" + order + "/events"),
                "Authorization: Bearer " + LocalStack.shared().tokens().of(customer));
        assertThat(listener.head()).first().isEqualTo("HTTP/1.1 200 OK");
        return new OrderStream(listener);
    }

    public JsonPath nextState() {
        return data("state", deadline());
    }

    /** The first state from now on in which that field has that value. Fails when it does not come within 20 s. */
    public JsonPath stateWhere(String path, Object value) {
        Instant deadline = deadline();
        JsonPath state = data("state", deadline);
        while (!value.equals(state.get(path))) {
            state = data("state", deadline);
        }
        return state;
    }

    public JsonPath nextTimeline() {
        return data("timeline", deadline());
    }

    /** Heartbeats go on for ever; a test does not. */
    private static Instant deadline() {
        return Instant.now().plus(PATIENCE);
    }

    @Override
    public void close() {
        listener.close();
    }

    private JsonPath data(String name, Instant deadline) {
        List<String> event = listener.next();
        while (!event.contains("event:" + name)) {
            assertThat(event).as("the stream ended before a %s", name).isNotEmpty();
            assertThat(Instant.now()).as("no %s that was waited for", name).isBefore(deadline);
            event = listener.next();
        }
        return JsonPath.from(event.stream()
                .filter(line -> line.startsWith("data:"))
                .findFirst()
                .orElseThrow()
                .substring("data:".length()));
    }
}
