package com.artisancommerce.faults;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.Tokens;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The demo shop by the front door of one instance, for crowds: every request is sent at once and answered whenever it is. */
public final class Shop {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final DemoUser[] CUSTOMERS = {DemoUser.ADA, DemoUser.BEN, DemoUser.CLEO};

    private final URI base;
    private final Tokens tokens;
    private final Map<DemoUser, String> known = new ConcurrentHashMap<>();

    private Shop(URI base, Tokens tokens) {
        this.base = base;
        this.tokens = tokens;
    }

    /** The shop behind that address, opened there if it is not open yet. */
    public static Shop at(URI base, Tokens tokens) {
        return at(base, tokens, "https://willow-and-wool.example.test");
    }

    /** @param origin whose pages may call it, if it is opened now */
    public static Shop at(URI base, Tokens tokens, String origin) {
        Shop shop = new Shop(base, tokens);
        Reply opened = shop.send(
                        DemoUser.OLGA,
                        "POST",
                        "/v1/shops",
                        Map.of(
                                "id",
                                DemoUser.Shops.DEMO,
                                "slug",
                                "willow-and-wool",
                                "name",
                                "Willow & Wool",
                                "currency",
                                "USD",
                                "hostNames",
                                List.of("willow-and-wool.example.test"),
                                "allowedOrigins",
                                List.of(origin),
                                "transitMinDays",
                                2,
                                "transitMaxDays",
                                4))
                .join();
        opened.require(201, 409);
        return shop;
    }

    /** What came back. */
    public record Reply(int status, JsonNode body, Map<String, List<String>> headers) {

        /** The whole answer, as Java has it. */
        Map<String, Object> json() {
            return JsonPath.from(body.toString()).getMap("");
        }

        public Reply require(int... wanted) {
            if (Arrays.stream(wanted).noneMatch(code -> code == status)) {
                throw new AssertionError("Answered " + status + ": " + body);
            }
            return this;
        }

        public String text(String pointer) {
            return body.at(pointer).asText();
        }

        boolean replayed() {
            return headers.containsKey("idempotent-replayed");
        }
    }

    /** A new artisan with so many minutes on every day, all of them for sale, and a piece that takes so many. */
    public Workshop workshop(int minutesPerDay, int minutesPerPiece, int horizonDays) {
        return workshop(UUID.randomUUID(), minutesPerDay, minutesPerPiece, horizonDays);
    }

    /** The same of an artisan with that id. */
    Workshop workshop(UUID artisan, int minutesPerDay, int minutesPerPiece, int horizonDays) {
        UUID product = UUID.randomUUID();
        staff(
                "POST",
                "/v1/artisans",
                Map.of("id", artisan, "name", "Artisan " + artisan, "skills", List.of("weaving")));
        staff("PUT", "/v1/artisans/" + artisan + "/hours", hours(minutesPerDay, horizonDays));
        sell(product, piece(product, artisan, minutesPerPiece));
        return new Workshop(artisan, product);
    }

    /** Another product of that artisan, on sale, with all that may be said of one. */
    public UUID product(UUID artisan, String name, String description) {
        UUID product = UUID.randomUUID();
        Map<String, Object> piece = new HashMap<>(piece(product, artisan, 60));
        piece.put("name", name);
        piece.put("description", description);
        piece.put(
                "options",
                List.of(
                        Map.of("code", "long", "name", "Half a metre longer", "minutes", 30, "priceDelta", 2_500),
                        Map.of("code", "plain", "name", "Without fringes", "minutes", 0, "priceDelta", -500)));
        sell(product, piece);
        return product;
    }

    private void sell(UUID product, Map<String, Object> piece) {
        staff("POST", "/v1/products", piece);
        staff("PUT", "/v1/products/" + product + "/publication", null);
    }

    /** So many requests at once; answers all replies. */
    static List<Reply> atOnce(int count, IntFunction<CompletableFuture<Reply>> request) {
        return IntStream.range(0, count).mapToObj(request).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    /** A checkout of one piece of each, with a key of its own; waits for the reservation's answer up to 10 s. */
    public CompletableFuture<Reply> checkOut(int customer, UUID... products) {
        return checkOut(
                CUSTOMERS[customer % CUSTOMERS.length], UUID.randomUUID().toString(), 10, body(products));
    }

    /** The same without waiting for the reservation's answer. */
    CompletableFuture<Reply> checkOutAndGo(int customer, UUID... products) {
        return checkOut(
                CUSTOMERS[customer % CUSTOMERS.length], UUID.randomUUID().toString(), 0, body(products));
    }

    CompletableFuture<Reply> checkOut(DemoUser customer, String key, int waitSeconds, Map<String, Object> body) {
        return send(customer, "POST", "/v1/checkouts", body, "Idempotency-Key", key, "Prefer", "wait=" + waitSeconds);
    }

    static Map<String, Object> body(UUID... products) {
        return Workshop.checkoutOf(products);
    }

    public CompletableFuture<Reply> confirm(String checkout) {
        return send(
                DemoUser.SAM,
                "POST",
                "/v1/checkouts/" + checkout + "/confirmation",
                Map.of("method", "cash"),
                "Idempotency-Key",
                "confirm-" + checkout);
    }

    /** A step of the artisan's work on a piece: {@code start}, {@code finish}. */
    public CompletableFuture<Reply> work(Workshop workshop, UUID entry, String step) {
        String path = "/v1/artisans/" + workshop.artisan() + "/queue/entries/" + entry + "/" + step;
        return send(DemoUser.SAM, "POST", path, null);
    }

    Reply checkout(String id) {
        return get("/v1/checkouts/" + id);
    }

    /** The status of the readiness probe. */
    int ready() {
        return get("/q/health/ready").status();
    }

    public Reply order(String id) {
        return get("/v1/orders/" + id);
    }

    Reply timeline(String order) {
        return get("/v1/orders/" + order + "/timeline");
    }

    Reply queue(UUID artisan) {
        return get("/v1/artisans/" + artisan + "/queue");
    }

    Reply queueSummary(UUID artisan) {
        return get("/v1/artisans/" + artisan + "/queue/summary");
    }

    private Reply get(String path) {
        return send(DemoUser.SAM, "GET", path, null).join();
    }

    private void staff(String method, String path, @Nullable Object body) {
        send(DemoUser.SAM, method, path, body).join().require(200, 201);
    }

    private CompletableFuture<Reply> send(
            DemoUser user, String method, String path, @Nullable Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + known.computeIfAbsent(user, tokens::of))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Shop::reply);
    }

    private static Reply reply(HttpResponse<String> response) {
        try {
            return new Reply(
                    response.statusCode(),
                    JSON.readTree(response.body()),
                    response.headers().map());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + response.body(), e);
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> hours(int minutesPerDay, int horizonDays) {
        Map<String, Integer> weekly = new ConcurrentHashMap<>();
        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .forEach(day -> weekly.put(day, minutesPerDay));
        return Map.of(
                "timeZone", "Europe/Vienna", "weekly", weekly, "horizonDays", horizonDays, "utilisationTarget", 1.0);
    }

    private static Map<String, Object> piece(UUID product, UUID artisan, int minutes) {
        return Map.of(
                "id",
                product,
                "artisanId",
                artisan,
                "name",
                "Blanket",
                "price",
                Map.of("amount", 12_000, "currency", "USD"),
                "setupMinutes",
                0,
                "minutesPerUnit",
                minutes,
                "passiveMinutes",
                0,
                "maxQuantity",
                10);
    }
}
