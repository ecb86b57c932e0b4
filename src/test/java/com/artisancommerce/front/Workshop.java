package com.artisancommerce.front;

import static com.artisancommerce.front.Callers.as;

import com.artisancommerce.localstack.DemoUser;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An artisan of the demo shop with hours and one product, made anew for each test that asks, so that no test meets another's queue. */
public record Workshop(UUID artisan, UUID product) {

    /** So many minutes on every day of the week, all of them for sale, and a piece that takes so many. */
    public static Workshop open(int minutesPerDay, int minutesPerPiece, int horizonDays) {
        UUID artisan = UUID.randomUUID();
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("id", artisan, "name", "Artisan " + artisan, "skills", List.of("weaving")))
                .post("/v1/artisans")
                .then()
                .statusCode(201);
        setHours(artisan, minutesPerDay, horizonDays, null).then().statusCode(200);
        return new Workshop(artisan, product(artisan, minutesPerPiece, 0));
    }

    public static Response setHours(UUID artisan, int minutesPerDay, int horizonDays, @Nullable String ifMatch) {
        Map<String, Integer> weekly = new HashMap<>();
        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .forEach(day -> weekly.put(day, minutesPerDay));
        var request = as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "timeZone",
                        "Europe/Vienna",
                        "weekly",
                        weekly,
                        "horizonDays",
                        horizonDays,
                        "utilisationTarget",
                        1.0));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/v1/artisans/" + artisan + "/hours");
    }

    public static UUID product(UUID artisan, int minutesPerPiece, int passiveMinutes) {
        UUID product = UUID.randomUUID();
        Map<String, Object> body = new HashMap<>();
        body.put("id", product);
        body.put("artisanId", artisan);
        body.put("name", "Blanket");
        body.put("price", Map.of("amount", 12_000, "currency", "USD"));
        body.put("setupMinutes", 0);
        body.put("minutesPerUnit", minutesPerPiece);
        body.put("passiveMinutes", passiveMinutes);
        body.put("maxQuantity", 10);
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/products")
                .then()
                .statusCode(201);
        as(DemoUser.SAM).put("/v1/products/" + product + "/publication").then().statusCode(200);
        return product;
    }

    public static Map<String, Object> checkoutOf(UUID... products) {
        Map<String, Object> body = new HashMap<>();
        body.put(
                "lines",
                java.util.Arrays.stream(products)
                        .map(p -> Map.of("productId", p, "quantity", 1))
                        .toList());
        body.put("contact", Map.of("email", "ada@example.test", "name", "Ada"));
        body.put(
                "address", Map.of("line1", "1 Main St", "city", "Springfield", "postalCode", "12345", "country", "US"));
        return body;
    }

    /** Checks out and waits for the answer to the reservation. */
    public ValidatableResponse checkOut(DemoUser customer) {
        return as(customer)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Prefer", "wait=10")
                .body(checkoutOf(product))
                .post("/v1/checkouts")
                .then();
    }

    public static ValidatableResponse confirm(String checkout) {
        return as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("method", "cash"))
                .post("/v1/checkouts/" + checkout + "/confirmation")
                .then();
    }

    /** A confirmed order of one piece; answers its id. */
    public String order(DemoUser customer) {
        String checkout = checkOut(customer).statusCode(201).extract().path("id");
        return confirm(checkout).statusCode(201).extract().path("id");
    }

    public ValidatableResponse work(String entry, String step) {
        return as(DemoUser.SAM)
                .post("/v1/artisans/" + artisan + "/queue/entries/" + entry + "/" + step)
                .then();
    }
}
