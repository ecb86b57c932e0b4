package com.artisancommerce.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.front.Listener;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A customer's open stream of one checkout. */
final class CheckoutStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Listener listener;

    private CheckoutStream(Listener listener) {
        this.listener = listener;
    }

    /** @param front ends in a slash */
    static CheckoutStream follow(URI front, DemoUser customer, String checkout) {
        Listener listener = Listener.to(
                front.resolve("checkouts/" + checkout + "/events"),
                "Authorization: Bearer " + LocalStack.shared().tokens().of(customer));
        assertThat(listener.head()).first().isEqualTo("HTTP/1.1 200 OK");
        return new CheckoutStream(listener);
    }

    /** The next state with that status. Fails when the stream ends before, or after 20 s. */
    void awaitStatus(String status) {
        Instant deadline = Instant.now().plus(PATIENCE);
        List<String> event = listener.next();
        while (!status.equals(statusOf(event))) {
            assertThat(event).as("the stream ended before it was %s", status).isNotEmpty();
            assertThat(Instant.now()).as("it was never %s", status).isBefore(deadline);
            event = listener.next();
        }
    }

    void awaitEnd() {
        assertThat(listener.nextEvent()).isEmpty();
    }

    private static String statusOf(List<String> event) {
        return event.stream()
                .filter(line -> line.startsWith("data:"))
                .findFirst()
                .map(line -> JsonPath.from(line.substring("data:".length())).getString("status"))
                .orElse("");
    }

    @Override
    public void close() {
        listener.close();
    }
}
