package com.artisancommerce.localstack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jspecify.annotations.Nullable;

/** The issuer on the JDK's own HTTP server: discovery, keys, and the token endpoint. */
final class EmbeddedIssuer implements Issuer, Freezable {
    private final int port;
    private final RsaJsonWebKey key;
    private final TokenEndpoint tokenEndpoint;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    EmbeddedIssuer(int port, Path keyFile) {
        this.port = port;
        this.key = SigningKey.in(keyFile);
        this.tokenEndpoint = new TokenEndpoint(tokens());
    }

    @Override
    public String name() {
        return "Issuer";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Tokens tokens() {
        return new Tokens(url(), key);
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            threads = Executors.newVirtualThreadPerTaskExecutor();
            started.setExecutor(threads);
            started.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
            started.createContext("/jwks", exchange -> answer(exchange, 200, keys()));
            started.createContext("/token", exchange -> {
                TokenEndpoint.Answer answer = tokenEndpoint.answer(exchange);
                answer(exchange, answer.status(), JsonUtil.toJson(answer.body()));
            });
            started.start();
            server = started;
        } catch (IOException e) {
            throw new UncheckedIOException("The issuer cannot listen on port " + port, e);
        }
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    /** Takes requests and answers none. */
    @Override
    public void freeze() {
        gate = new CountDownLatch(1);
    }

    @Override
    public void thaw() {
        gate.countDown();
    }

    private String discovery() {
        return JsonUtil.toJson(Map.of(
                "issuer", url(),
                "jwks_uri", url() + "/jwks",
                "token_endpoint", url() + "/token",
                "grant_types_supported", List.of("password", "client_credentials"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"),
                "subject_types_supported", List.of("public"),
                "response_types_supported", List.of("token"),
                "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    private String keys() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private void answer(HttpExchange exchange, int status, String json) throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IOException("The issuer stops", e);
        }
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
