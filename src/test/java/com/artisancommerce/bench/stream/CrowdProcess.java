package com.artisancommerce.bench.stream;

import com.artisancommerce.bench.measure.LoadProcess;
import com.artisancommerce.bench.measure.Pause;
import com.artisancommerce.bench.measure.Watched;
import java.net.URI;
import java.time.Duration;

/** A {@link Crowd} in its own process. */
public final class CrowdProcess implements AutoCloseable {

    private static final Duration QUIET = Duration.ofMillis(400);

    private final LoadProcess process = LoadProcess.start(Crowd.class, 512);

    Watched watched() {
        return process.watched();
    }

    /** So many more clients of that stream; returns when each has been told its first event. */
    public void listen(URI stream, int count, String... headers) {
        StringBuilder head = new StringBuilder("GET " + stream.getRawPath() + " HTTP/1.1|Host: localhost|");
        for (String header : headers) {
            head.append(header).append('|');
        }
        long before = told();
        process.ask("connect " + stream.getPort() + " " + count + " " + head + "|");
        reach(before + count);
    }

    /** Events that its clients were told so far. */
    public long told() {
        return Long.parseLong(process.ask("told"));
    }

    /** Waits for so many events in all; answers the {@link System#nanoTime} at which the last of them was read. */
    long reach(long events) {
        String answer = process.ask("reach " + events);
        if (answer.startsWith("only")) {
            throw new IllegalStateException("The crowd waited for " + events + " events and was told " + answer);
        }
        return Long.parseLong(answer);
    }

    /** Returns when nobody is told anything any more. */
    void awaitQuiet() {
        long before = -1;
        for (long now = told(); now != before; now = told()) {
            before = now;
            Pause.of(QUIET);
        }
    }

    /** How many clients were last told this, at whichever instant it was computed. */
    int lastSays(String data) {
        return Integer.parseInt(process.ask("last " + data));
    }

    @Override
    public void close() {
        process.close();
    }
}
