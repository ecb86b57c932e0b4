package com.artisancommerce.bench.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.Tokens;

/** What customers send, as it goes over the wire. */
final class Requests {

    private static final String CHECKOUT = """
            {"lines":[{"productId":"%s","quantity":1}],"contact":{"email":"ada@example.test","name":"Ada"},\
            "address":{"line1":"1 Main St","city":"Springfield","postalCode":"12345","country":"US"}}""".formatted(Buyers.PRODUCT);

    private Requests() {}

    /** A checkout of one piece by a customer who is signed in, without waiting for the answer to the reservation. */
    static String checkout(String path, Tokens tokens) {
        return "POST " + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + tokens.of(DemoUser.ADA) + "\r\nIdempotency-Key: " + Buyers.KEY + "\r\nContent-Length: "
                + CHECKOUT.getBytes(UTF_8).length + "\r\n\r\n" + CHECKOUT;
    }

    static String stream(Tokens tokens) {
        return "GET /v1/checkouts/%s/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                + tokens.of(DemoUser.ADA) + "\r\n\r\n";
    }
}
