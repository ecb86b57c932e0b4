package com.artisancommerce.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;

/** A customer's open stream of one order. */
public final class OrderStream implements AutoCloseable {

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
        return data("state");
    }

    /** The first state from now on in which that field has that value. Fails when the stream is silent for 20 s. */
    public JsonPath stateWhere(String path, Object value) {
        JsonPath state = nextState();
        while (!value.equals(state.get(path))) {
            state = nextState();
        }
        return state;
    }

    public JsonPath nextTimeline() {
        return data("timeline");
    }

    @Override
    public void close() {
        listener.close();
    }

    private JsonPath data(String name) {
        List<String> event = listener.nextEvent();
        while (!event.contains("event:" + name)) {
            assertThat(event).as("the stream ended before a %s", name).isNotEmpty();
            event = listener.nextEvent();
        }
        return JsonPath.from(event.stream()
                .filter(line -> line.startsWith("data:"))
                .findFirst()
                .orElseThrow()
                .substring("data:".length()));
    }
}
