package com.artisancommerce.bench.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.artisancommerce.bench.measure.Pause;
import com.artisancommerce.bench.measure.Watched;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A {@link Crowd} in its own process. */
public final class CrowdProcess implements AutoCloseable {

    private static final Duration QUIET = Duration.ofMillis(400);

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    public CrowdProcess() {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            "target/test-classes",
                            Crowd.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a crowd", e);
        }
        orders = new PrintStream(process.getOutputStream(), true, UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    Watched watched() {
        return new Watched(process.pid());
    }

    /** So many more clients of that stream; returns when each has been told its first event. */
    public void listen(URI stream, int count, String... headers) {
        StringBuilder head = new StringBuilder("GET " + stream.getRawPath() + " HTTP/1.1|Host: localhost|");
        for (String header : headers) {
            head.append(header).append('|');
        }
        long before = told();
        ask("connect " + stream.getPort() + " " + count + " " + head + "|");
        reach(before + count);
    }

    /** Events that its clients were told so far. */
    public long told() {
        return Long.parseLong(ask("told"));
    }

    /** Waits for so many events in all; answers the {@link System#nanoTime} at which the last of them was read. */
    long reach(long events) {
        String answer = ask("reach " + events);
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
        return Integer.parseInt(ask("last " + data));
    }

    private String ask(String order) {
        orders.println(order);
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("The crowd is gone");
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("The crowd does not answer", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
