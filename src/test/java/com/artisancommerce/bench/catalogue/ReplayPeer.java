package com.artisancommerce.bench.catalogue;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Raw Vert.x: asks the service once for each address and encoding, then sends what it was answered, headers and body, from memory. */
public final class ReplayPeer extends AbstractVerticle {

    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();

    private final int port;
    private final int service;

    private ReplayPeer(int port, int service) {
        this.port = port;
        this.service = service;
    }

    /** @param arguments its own port and that of the service */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        int service = Integer.parseInt(arguments[1]);
        Vertx.vertx()
                .deployVerticle(
                        () -> new ReplayPeer(port, service),
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .onFailure(failure -> {
                    System.err.println("Raw Vert.x does not start: " + failure);
                    System.exit(1);
                });
    }

    @Override
    public void start() {
        HttpClient client = vertx.createHttpClient();
        vertx.createHttpServer()
                .requestHandler(request -> answer(client, request))
                .listen(port, "127.0.0.1")
                .onFailure(failure -> System.exit(1));
    }

    private void answer(HttpClient client, HttpServerRequest request) {
        String key = request.uri() + " " + request.getHeader("Accept-Encoding");
        Answer known = ANSWERS.get(key);
        if (known != null) {
            known.send(request);
            return;
        }
        request.pause();
        client.request(HttpMethod.GET, service, "127.0.0.1", request.uri())
                .compose(asked -> {
                    request.headers().forEach(header -> asked.putHeader(header.getKey(), header.getValue()));
                    return asked.send();
                })
                .compose(answered -> answered.body().map(body -> new Answer(headers(answered.headers()), body)))
                .onSuccess(answer -> {
                    ANSWERS.put(key, answer);
                    request.resume();
                    answer.send(request);
                })
                .onFailure(failure -> request.response().setStatusCode(502).end(failure.toString()));
    }

    /** All but what says how the body is framed, which the server says itself. */
    private static MultiMap headers(MultiMap answered) {
        return MultiMap.caseInsensitiveMultiMap()
                .addAll(answered)
                .remove("Content-Length")
                .remove("Transfer-Encoding");
    }

    private record Answer(MultiMap headers, Buffer body) {

        void send(HttpServerRequest request) {
            request.response().headers().addAll(headers);
            request.response().end(body);
        }
    }
}
