package com.artisancommerce.bench.stream;

import com.artisancommerce.bench.measure.PeerProcess;
import com.artisancommerce.bench.measure.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** A peer that tells everybody what is posted to it. */
record Peer(PeerProcess server, String payload, HttpClient client) implements Broadcaster {

    static Peer of(PeerProcess server, String payload) {
        Peer peer = new Peer(
                server,
                payload,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        peer.change();
        return peer;
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public Watched watched() {
        return server.watched();
    }

    private URI events() {
        return server.baseUri().resolve("/events");
    }

    @Override
    public void listen(CrowdProcess crowd, int count) {
        crowd.listen(events(), count, "Accept: text/event-stream");
    }

    @Override
    public void change() {
        HttpRequest post = HttpRequest.newBuilder(events())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(payload))
                .build();
        try {
            int status = client.send(post, BodyHandlers.ofString()).statusCode();
            if (status != 204) {
                throw new IllegalStateException(name() + " answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot post to " + name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
