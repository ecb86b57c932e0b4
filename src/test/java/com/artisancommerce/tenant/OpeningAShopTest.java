package com.artisancommerce.tenant;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Callers.guestOf;
import static com.artisancommerce.front.Callers.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OpeningAShopTest {

    private final UUID id = UUID.randomUUID();
    private final String slug = "shop-" + id;

    @Test
    void opensAShopThatAnswersAtOnceToItsIdItsSlugAndItsHostNames() {
        guestOf(id).get("/v1/shop").then().statusCode(404);

        open(shop())
                .statusCode(201)
                .header("Location", endsWith("/v1/shops/" + id))
                .header("ETag", equalTo("\"0\""))
                .body("slug", equalTo(slug))
                .body("hostNames", contains("a." + slug + ".test", "b." + slug + ".test"));

        guestOf(id).get("/v1/shop").then().statusCode(200).body("id", equalTo(id.toString()));
        given().header("X-Shop", slug).get("/v1/shop").then().statusCode(200).body("currency", equalTo("EUR"));
        given().header("Host", "B." + slug + ".test")
                .get("/v1/shop")
                .then()
                .statusCode(200)
                .body("slug", equalTo(slug));
        as(DemoUser.OLGA).get("/v1/shops/" + id).then().statusCode(200).body("transitMaxDays", equalTo(5));
    }

    @Test
    void refusesAnIdASlugOrAHostNameThatIsTaken() {
        open(shop()).statusCode(201);

        open(shop()).statusCode(409);
        open(shopWith("id", UUID.randomUUID()))
                .statusCode(409)
                .body("type", endsWith("conflict"))
                .body("detail", startsWith("The slug"));
        Map<String, Object> sameHost = shopWith("id", UUID.randomUUID());
        sameHost.put("slug", "other-" + id);
        open(sameHost).statusCode(409).body("detail", startsWith("One of the host names"));
        Map<String, Object> sameId = shopWith("slug", "again-" + id);
        sameId.put("hostNames", List.of());
        open(sameId).statusCode(409).body("type", endsWith("already-exists"));
    }

    @Test
    void isNeverTakenForTheShopWhoseIdIsItsSlug() {
        open(shop()).statusCode(201);
        Map<String, Object> impostor = shopWith("id", UUID.randomUUID());
        impostor.put("slug", id.toString());
        impostor.put("hostNames", List.of());
        open(impostor).statusCode(201);

        guestOf(id).get("/v1/shop").then().statusCode(200).body("id", equalTo(id.toString()));
    }

    @Test
    void refusesWhatNoShopCanBe() {
        open(shopWith("transitMinDays", 9)).statusCode(422).body("errors.pointer", hasItem("/transitMaxDays"));
        open(shopWith("currency", "QQQ")).statusCode(422).body("errors.pointer", hasItem("/currency"));
        open(shopWith("slug", "Not A Slug")).statusCode(422).body("errors.pointer", hasItem("/slug"));
        as(DemoUser.OLGA).get("/v1/shops/" + id).then().statusCode(404);
    }

    @Test
    void letsOnlyOperatorsOpenAndReadAnyShop() {
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(shop())
                .post("/v1/shops")
                .then()
                .statusCode(403);
        guest().contentType(ContentType.JSON)
                .body(shop())
                .post("/v1/shops")
                .then()
                .statusCode(401);
        as(DemoUser.SAM).get("/v1/shops/" + DemoUser.Shops.DEMO).then().statusCode(403);
    }

    @Test
    void showsGuestsTheirShopAndLetsACacheKeepIt() {
        String etag = guest().get("/v1/shop")
                .then()
                .statusCode(200)
                .body("id", equalTo(DemoUser.Shops.DEMO.toString()))
                .header("Cache-Control", equalTo("public, max-age=30"))
                .extract()
                .header("ETag");

        guest().header("If-None-Match", etag).get("/v1/shop").then().statusCode(304);
    }

    @Test
    void answersAsIfNothingWereThereWhenTokenAndRequestNameDifferentShops() {
        as(DemoUser.SARA).get("/v1/shop").then().statusCode(200).body("slug", equalTo("other-shop"));
        as(DemoUser.SARA)
                .header("X-Shop", "willow-and-wool")
                .get("/v1/shop")
                .then()
                .statusCode(404);
        as(DemoUser.SARA)
                .header("Host", "willow-and-wool.example.test")
                .get("/v1/shop")
                .then()
                .statusCode(404);
        given().header("X-Shop", "no-such-shop").get("/v1/shop").then().statusCode(404);
    }

    @Test
    void givesARoleWithoutAShopNoPowerInAnyShop() {
        with(DemoUser.SAM, Collections.singletonMap("shop", null))
                .header("X-Shop", "willow-and-wool")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Noor", "skills", List.of()))
                .post("/v1/artisans")
                .then()
                .statusCode(403);
    }

    private Map<String, Object> shop() {
        return new HashMap<>(Map.of(
                "id",
                id,
                "slug",
                slug,
                "name",
                "A shop of its own",
                "currency",
                "EUR",
                "hostNames",
                List.of("b." + slug + ".test", "a." + slug + ".test"),
                "transitMinDays",
                2,
                "transitMaxDays",
                5));
    }

    private Map<String, Object> shopWith(String member, Object value) {
        Map<String, Object> shop = shop();
        shop.put(member, value);
        return shop;
    }

    private static ValidatableResponse open(Map<String, Object> shop) {
        return as(DemoUser.OLGA)
                .contentType(ContentType.JSON)
                .body(shop)
                .post("/v1/shops")
                .then();
    }
}
