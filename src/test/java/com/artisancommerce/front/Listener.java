package com.artisancommerce.front;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of one stream, down at the bytes, which can stop reading and hang up. */
public final class Listener implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;
    private final BufferedReader lines;
    private final List<String> head = new ArrayList<>();

    private Listener(Socket socket) throws IOException {
        this.socket = socket;
        this.lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512);
    }

    /** Sends the request and reads the head of the answer. */
    public static Listener to(URI stream, String... headers) {
        return silent(stream, headers).readHead();
    }

    /** Sends the request and reads nothing. */
    public static Listener silent(URI stream, String... headers) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new java.net.InetSocketAddress(stream.getHost(), stream.getPort()));
            socket.setSoTimeout((int) PATIENCE.toMillis());
            Listener listener = new Listener(socket);
            listener.send(stream, headers);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen to " + stream, e);
        }
    }

    /** Asks for another stream on the connection on which one has ended. */
    public Listener again(URI stream) {
        String endOfTheLastChunk = line();
        if (!endOfTheLastChunk.isEmpty()) {
            throw new IllegalStateException("The stream did not end, but said " + endOfTheLastChunk);
        }
        try {
            send(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen to " + stream, e);
        }
        head.clear();
        return readHead();
    }

    private void send(URI stream, String... headers) throws IOException {
        String request = "GET " + target(stream) + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                + String.join(
                        "",
                        java.util.Arrays.stream(headers).map(h -> h + "\r\n").toList())
                + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private static String target(URI stream) {
        return stream.getRawQuery() == null ? stream.getRawPath() : stream.getRawPath() + "?" + stream.getRawQuery();
    }

    public Listener readHead() {
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(line);
        }
        return this;
    }

    public List<String> head() {
        return List.copyOf(head);
    }

    /** The lines until the next blank one: an event, a comment, or the end as an empty list. Chunk sizes are left out. */
    public List<String> next() {
        List<String> event = new ArrayList<>();
        while (true) {
            String line = line();
            if (line.equals("0")) {
                return List.of();
            }
            if (line.contains(":")) {
                event.add(line);
            } else if (!event.isEmpty()) {
                return event;
            }
        }
    }

    /** The next event that is no comment. Heartbeats go on for ever; this fails when nothing else comes for 20 s. */
    public List<String> nextEvent() {
        long begin = System.nanoTime();
        List<String> event = next();
        while (event.size() == 1 && event.getFirst().startsWith(":")) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("Nothing but heartbeats for " + PATIENCE);
            }
            event = next();
        }
        return event;
    }

    private String line() {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("the connection was cut in the middle");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("The stream broke", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
