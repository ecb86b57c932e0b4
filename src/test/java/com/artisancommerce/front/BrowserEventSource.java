package com.artisancommerce.front;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Does what the HTML standard has browsers do for an {@code EventSource}: opens the same address again when the line is cut, after the time
 * that the service named, with the last event's id; stops for good at any answer but 200.
 */
public final class BrowserEventSource implements AutoCloseable {

    private final Supplier<URI> url;
    private final String[] headers;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private String lastId = "";
    private long retryMillis = 1000;
    private volatile int stoppedAt;
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean closed;

    public BrowserEventSource(URI url) {
        this(() -> url);
    }

    /**
     * One behind a load balancer.
     *
     * @param url where the next connection leads
     * @param headers names and values, which a browser could not send
     */
    public BrowserEventSource(Supplier<URI> url, String... headers) {
        this.url = url;
        this.headers = headers;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    public record Event(String name, JsonPath data) {}

    /** How often it was let in. */
    public int opened() {
        return opened.get();
    }

    /** All events so far, of all connections. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The answer at which it stopped; 0 while it goes on. */
    public int stoppedAt() {
        return stoppedAt;
    }

    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
        thread.interrupt();
    }

    private void run() {
        while (!closed && stoppedAt == 0) {
            try {
                connect();
                Thread.sleep(retryMillis);
            } catch (IOException | UncheckedIOException cut) {
                pause();
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(retryMillis);
        } catch (InterruptedException end) {
            closed = true;
        }
    }

    private void connect() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.get()).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<Stream<String>> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            stoppedAt = answer.statusCode();
            return;
        }
        opened.incrementAndGet();
        read(answer.body().iterator());
    }

    /** An event counts when the blank line after it has come; its id counts with it. */
    private void read(Iterator<String> lines) {
        String name = "message";
        String data = "";
        String id = lastId;
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isEmpty()) {
                lastId = id;
                if (!data.isEmpty()) {
                    events.add(new Event(name, JsonPath.from(data)));
                }
                name = "message";
                data = "";
            } else if (line.startsWith("id:")) {
                id = line.substring("id:".length());
            } else if (line.startsWith("event:")) {
                name = line.substring("event:".length());
            } else if (line.startsWith("data:")) {
                data = line.substring("data:".length());
            } else if (line.startsWith("retry:")) {
                retryMillis = Long.parseLong(line.substring("retry:".length()));
            }
        }
    }
}
