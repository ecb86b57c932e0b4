package com.artisancommerce.front;

import static com.artisancommerce.front.Callers.as;

import com.artisancommerce.localstack.DemoUser;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Artisans and products of the demo shop, new for each test that asks, so that tests do not meet. */
public final class Stock {

    private Stock() {}

    /** The id of a new artisan who signs in with the subject {@code user-<id>}. */
    public static UUID artisan() {
        UUID id = UUID.randomUUID();
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("id", id, "name", "Noor", "skills", List.of("weaving"), "userId", "user-" + id))
                .post("/v1/artisans")
                .then()
                .statusCode(201);
        return id;
    }

    /** Requests of that artisan. */
    public static RequestSpecification asArtisan(UUID artisan) {
        return Callers.with(DemoUser.MAYA, Map.of("sub", "user-" + artisan));
    }

    /** What a product is made of: 185.00 USD, 30 minutes and 90 for each piece. */
    public static Map<String, Object> product(UUID id, UUID artisan) {
        Map<String, Object> product = details();
        product.put("id", id);
        product.put("artisanId", artisan);
        return product;
    }

    /** The same without what cannot change. */
    public static Map<String, Object> details() {
        return new HashMap<>(Map.of(
                "name", "Woven blanket",
                "description", "Of local wool.",
                "price", Map.of("amount", 18_500, "currency", "USD"),
                "setupMinutes", 30,
                "minutesPerUnit", 90,
                "passiveMinutes", 1_440,
                "maxQuantity", 5));
    }

    /** The id of a new product of the artisan, for sale. */
    public static UUID published(UUID artisan) {
        UUID id = draft(artisan);
        as(DemoUser.SAM).put("/v1/products/" + id + "/publication").then().statusCode(200);
        return id;
    }

    /** The id of a new product of the artisan, not yet for sale. */
    public static UUID draft(UUID artisan) {
        UUID id = UUID.randomUUID();
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(product(id, artisan))
                .post("/v1/products")
                .then()
                .statusCode(201);
        return id;
    }
}
