package com.artisancommerce.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A client of one stream that reads what events say. It waits for 20 s at most, whatever else arrives meanwhile. */
public final class EventReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Listener listener;
    private String lastId = "";

    private EventReader(Listener listener) {
        this.listener = listener;
    }

    /** @param path with its query; what is answered must be a stream */
    public static EventReader open(URI base, String path, String... headers) {
        Listener listener = Listener.to(base.resolve(path), headers);
        assertThat(listener.head()).first().isEqualTo("HTTP/1.1 200 OK");
        return new EventReader(listener);
    }

    /** An event as it came. */
    public record Event(String name, String id, JsonPath data) {}

    /** The next event, of whatever kind. */
    public Event next() {
        return read(Instant.now().plus(PATIENCE));
    }

    /** The data of the next event of that name. */
    public JsonPath next(String name) {
        Instant deadline = Instant.now().plus(PATIENCE);
        Event event = read(deadline);
        while (!event.name().equals(name)) {
            event = read(deadline);
        }
        return event.data();
    }

    /** The data of the first event of that name from now on in which that field has that value. */
    public JsonPath where(String name, String path, Object value) {
        Instant deadline = Instant.now().plus(PATIENCE);
        JsonPath data = next(name);
        while (!value.equals(data.get(path))) {
            assertThat(Instant.now())
                    .as("no %s with %s = %s", name, path, value)
                    .isBefore(deadline);
            data = next(name);
        }
        return data;
    }

    /** What the client would send as {@code Last-Event-ID}. */
    public String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        listener.close();
    }

    private Event read(Instant deadline) {
        List<String> lines = listener.next();
        while (lines.size() == 1 && lines.getFirst().startsWith(":")) {
            assertThat(Instant.now()).as("no event that was waited for").isBefore(deadline);
            lines = listener.next();
        }
        assertThat(lines).as("the stream ended").isNotEmpty();
        String id = field(lines, "id:");
        lastId = id.isEmpty() ? lastId : id;
        return new Event(field(lines, "event:"), id, JsonPath.from(field(lines, "data:")));
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> line.substring(name.length()))
                .orElse("");
    }
}
