package com.artisancommerce.front;

import static io.restassured.RestAssured.given;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Requests in the name of the demo users and of guests. Both demo shops are opened by the first who asks. */
public final class Callers {

    private Callers() {}

    public static RequestSpecification as(DemoUser user) {
        openShops();
        return signedIn(user);
    }

    /** Somebody without a token in the demo shop. */
    public static RequestSpecification guest() {
        return guestOf(DemoUser.Shops.DEMO);
    }

    public static RequestSpecification guestOf(UUID shop) {
        openShops();
        return given().header("X-Shop", shop.toString());
    }

    /** The demo user's token with some claims replaced or added. */
    public static RequestSpecification with(DemoUser user, Map<String, ?> claims) {
        openShops();
        return bearing(LocalStack.shared().tokens().with(user, claims));
    }

    private static void openShops() {
        open(DemoUser.Shops.DEMO, "willow-and-wool", "Willow & Wool");
        open(DemoUser.Shops.OTHER, "other-shop", "Other Shop");
    }

    private static void open(UUID id, String slug, String name) {
        int known = signedIn(DemoUser.OLGA).get("/v1/shops/" + id).statusCode();
        if (known == 404) {
            signedIn(DemoUser.OLGA)
                    .contentType(ContentType.JSON)
                    .body(Map.of(
                            "id",
                            id,
                            "slug",
                            slug,
                            "name",
                            name,
                            "currency",
                            "USD",
                            "hostNames",
                            List.of(slug + ".example.test"),
                            "allowedOrigins",
                            List.of("https://" + slug + ".example.test"),
                            "transitMinDays",
                            2,
                            "transitMaxDays",
                            4))
                    .post("/v1/shops")
                    .then()
                    .statusCode(201);
        }
    }

    private static RequestSpecification signedIn(DemoUser user) {
        return bearing(LocalStack.shared().tokens().of(user));
    }

    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
