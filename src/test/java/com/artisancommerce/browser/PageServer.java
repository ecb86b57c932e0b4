package com.artisancommerce.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;

/** Serves the page of somebody's front end. By its two names it is two origins. */
final class PageServer implements AutoCloseable {

    private final HttpServer server;

    private PageServer(HttpServer server) {
        this.server = server;
    }

    static PageServer start() throws IOException {
        byte[] page;
        try (InputStream file = PageServer.class.getResourceAsStream("/browser/order.html")) {
            page = Objects.requireNonNull(file, "the page").readAllBytes();
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            try (var body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
        server.start();
        return new PageServer(server);
    }

    /** The origin that the shop allows. */
    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    URI page() {
        return URI.create(origin() + "/");
    }

    /** The same page of an origin that nobody allows. */
    URI pageOfAStranger() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
