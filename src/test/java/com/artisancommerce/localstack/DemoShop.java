package com.artisancommerce.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/** Willow & Wool, a shop with three artisans and a queue that is waiting already; loaded through the API as a person would. */
public final class DemoShop {
    private static final Duration RESERVED_WITHIN = Duration.ofSeconds(30);
    private static final String FIRST_ARTISAN = "0190a000-0000-7000-8000-00000000a001";

    private final DemoClient client;
    private final JsonNode content;

    private DemoShop(DemoClient client, JsonNode content) {
        this.client = client;
        this.content = content;
    }

    /** Loads what is not there yet; returns the number of orders placed. Safe to repeat after it was cut short. */
    public static int load(URI baseUri, Tokens tokens) {
        try (InputStream file = ClassLoader.getSystemResourceAsStream("demo-shop.json");
                DemoClient client = new DemoClient(baseUri, tokens)) {
            return new DemoShop(client, new ObjectMapper().readTree(file)).load();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the demo shop", e);
        }
    }

    private int load() {
        client.create(DemoUser.OLGA, "/v1/shops", content.get("shop"));
        for (JsonNode artisan : content.get("artisans")) {
            addArtisan(artisan);
        }
        for (JsonNode product : content.get("products")) {
            client.create(DemoUser.SAM, "/v1/products", product);
            client.put(DemoUser.SAM, "/v1/products/" + text(product, "id") + "/publication", client.nothing());
        }
        int placed = 0;
        for (JsonNode order : content.get("orders")) {
            placed++;
            place(order, "demo-" + placed);
        }
        startFirstPiece();
        return placed;
    }

    /** Setting hours is refused when the artisan has some: then they are the artisan's own. */
    private void addArtisan(JsonNode artisan) {
        String id = text(artisan, "id");
        client.create(DemoUser.SAM, "/v1/artisans", artisan);
        client.put(
                DemoUser.SAM,
                "/v1/artisans/" + id + "/hours",
                content.get("hours").get(id));
    }

    private void place(JsonNode order, String key) {
        String by = text(order, "by");
        DemoUser customer = DemoUser.named(by).orElseThrow();
        ObjectNode checkout = content.get("customers").get(by).deepCopy();
        checkout.set("lines", order.get("lines"));
        JsonNode placed = client.post(customer, "/v1/checkouts", checkout, key);
        String path = "/v1/checkouts/" + text(placed, "id");
        Waiting.until("the demo order " + key + " is reserved", RESERVED_WITHIN, () -> isAnswered(customer, path));
        client.post(DemoUser.SAM, path + "/confirmation", client.object("method", "bank_transfer"), key + "-confirmed");
    }

    private boolean isAnswered(DemoUser customer, String path) {
        return !text(client.get(customer, path), "status").equals("reserving");
    }

    private void startFirstPiece() {
        String queue = "/v1/artisans/" + FIRST_ARTISAN + "/queue";
        JsonNode first = client.get(DemoUser.MAYA, queue).path("entries").path(0);
        if (first.path("state").asText().equals("queued")) {
            client.post(DemoUser.MAYA, queue + "/entries/" + text(first, "entryId") + "/start", client.nothing(), "");
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
