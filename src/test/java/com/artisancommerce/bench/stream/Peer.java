package com.artisancommerce.bench.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Somebody else's server in its own process, which tells everybody what is posted to it. */
record Peer(String name, Process process, URI events, String payload, HttpClient client) implements Broadcaster {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);

    /** @param command the arguments of java; the port to listen at is said as {@code %d} */
    static Peer start(String name, int port, String payload, List<String> command) {
        List<String> all = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.forEach(word -> all.add(word.replace("%d", Integer.toString(port))));
        try {
            Process process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Awaitility.await(name).atMost(STARTS_WITHIN).until(() -> listens(port));
            Peer peer = new Peer(
                    name,
                    process,
                    URI.create("http://127.0.0.1:" + port + "/events"),
                    payload,
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
            peer.change();
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public Watched watched() {
        return new Watched(process.pid());
    }

    @Override
    public void listen(CrowdProcess crowd, int count) {
        crowd.listen(events, count, "Accept: text/event-stream");
    }

    @Override
    public void change() {
        HttpRequest post = HttpRequest.newBuilder(events)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(payload))
                .build();
        try {
            int status = client.send(post, BodyHandlers.ofString()).statusCode();
            if (status != 204) {
                throw new IllegalStateException(name + " answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot post to " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        process.onExit().join();
    }
}
