package com.artisancommerce.catalog;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Callers.guestOf;
import static com.artisancommerce.front.Stock.artisan;
import static com.artisancommerce.front.Stock.asArtisan;
import static com.artisancommerce.front.Stock.details;
import static com.artisancommerce.front.Stock.draft;
import static com.artisancommerce.front.Stock.product;
import static com.artisancommerce.front.Stock.published;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ProductsOfAShopTest {

    @Test
    void addsAProductThatOnlyStaffSeesUntilItIsPublished() {
        UUID maker = artisan();
        UUID id = UUID.randomUUID();
        add(asArtisan(maker), product(id, maker))
                .statusCode(201)
                .header("Location", endsWith("/v1/products/" + id))
                .body("published", equalTo(false));

        get(guest(), id).statusCode(404);
        get(as(DemoUser.ADA), id).statusCode(404);
        get(asArtisan(artisan()), id).statusCode(404);
        get(as(DemoUser.SAM), id).statusCode(200).header("Cache-Control", equalTo("private, no-cache"));
        get(asArtisan(maker), id).statusCode(200).header("ETag", equalTo("\"0\""));
    }

    @Test
    void publishesAndTakesOffTheShelfAsOftenAsAsked() {
        UUID maker = artisan();
        UUID id = draft(maker);

        publish(asArtisan(maker), id)
                .statusCode(200)
                .body("published", equalTo(true))
                .header("ETag", equalTo("\"1\""));
        publish(as(DemoUser.SAM), id).statusCode(200).header("ETag", equalTo("\"1\""));
        get(guest(), id)
                .statusCode(200)
                .header("Cache-Control", equalTo("public, max-age=30"))
                .body("price.amount", equalTo(18_500))
                .body("minutesPerUnit", equalTo(90));
        unpublish(as(DemoUser.SAM), id).statusCode(200).body("published", equalTo(false));
        unpublish(as(DemoUser.SAM), id).statusCode(200);
        get(guest(), id).statusCode(404);
    }

    @Test
    void refusesToAddForSomebodyElseOrForNobody() {
        UUID maker = artisan();

        add(asArtisan(artisan()), product(UUID.randomUUID(), maker)).statusCode(403);
        add(as(DemoUser.ADA), product(UUID.randomUUID(), maker)).statusCode(403);
        add(guest(), product(UUID.randomUUID(), maker)).statusCode(401);
        add(as(DemoUser.SARA), product(UUID.randomUUID(), maker))
                .statusCode(422)
                .body("errors.pointer", hasItem("/artisanId"));
        add(as(DemoUser.SAM), product(UUID.randomUUID(), UUID.randomUUID())).statusCode(422);
    }

    @Test
    void refusesAnIdThatIsTakenButNotOneOfAnotherShop() {
        UUID maker = artisan();
        UUID id = draft(maker);

        add(as(DemoUser.SAM), product(id, maker)).statusCode(409).body("type", endsWith("already-exists"));
        as(DemoUser.SARA)
                .contentType(ContentType.JSON)
                .body(Map.of("id", maker, "name", "Namesake", "skills", List.of()))
                .post("/v1/artisans")
                .then()
                .statusCode(201);
        add(as(DemoUser.SARA), product(id, maker)).statusCode(201);
    }

    @Test
    void refusesAPriceThatTheShopCannotTake() {
        UUID maker = artisan();

        add(as(DemoUser.SAM), priced(maker, 0, "USD"))
                .statusCode(422)
                .body("errors.pointer", contains("/price/amount"));
        add(as(DemoUser.SAM), priced(maker, 100, "EUR"))
                .statusCode(422)
                .body("errors.pointer", contains("/price/currency"));
        add(as(DemoUser.SAM), priced(maker, 100, "QQQ"))
                .statusCode(422)
                .body("errors.pointer", contains("/price/currency"));
        add(as(DemoUser.SAM), priced(maker, -1, "USD")).statusCode(422);
    }

    @Test
    void refusesAProductWhoseLargestLineNoQueueCouldTake() {
        Map<String, Object> endless = product(UUID.randomUUID(), artisan());
        endless.put("minutesPerUnit", 100_000);
        endless.put("maxQuantity", 60);

        add(as(DemoUser.SAM), endless).statusCode(422).body("errors.pointer", contains("/maxQuantity"));
    }

    @Test
    void changesWhatIsSaidOfAProduct() {
        UUID maker = artisan();
        UUID id = published(maker);
        Map<String, Object> changed = details();
        changed.put("name", "Heavy blanket");
        changed.remove("description");
        changed.put("price", Map.of("amount", 21_000, "currency", "USD"));

        update(asArtisan(maker), id, "\"1\"", changed)
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("Heavy blanket"))
                .body("description", nullValue())
                .body("price.amount", equalTo(21_000))
                .body("published", equalTo(true));
        update(as(DemoUser.SAM), id, "\"1\"", changed).statusCode(412);
    }

    @Test
    void refusesAChangeByAnybodyElseOrOfWhatIsNotThere() {
        UUID id = published(artisan());
        UUID unpublished = draft(artisan());

        update(asArtisan(artisan()), id, "\"1\"", details()).statusCode(403);
        update(asArtisan(artisan()), unpublished, "\"0\"", details()).statusCode(404);
        publish(asArtisan(artisan()), unpublished).statusCode(404);
        unpublish(as(DemoUser.ADA), id).statusCode(403);
        update(as(DemoUser.SARA), id, "\"1\"", details()).statusCode(404);
        publish(as(DemoUser.SARA), unpublished).statusCode(404);
        update(as(DemoUser.SAM), UUID.randomUUID(), "\"1\"", details()).statusCode(404);
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(details())
                .put("/v1/products/" + id)
                .then()
                .statusCode(428);
    }

    @Test
    void answersUnchangedUntilItChanges() {
        UUID id = published(artisan());
        guest().header("If-None-Match", "\"1\"")
                .get("/v1/products/" + id)
                .then()
                .statusCode(304);

        Map<String, Object> changed = details();
        changed.put("maxQuantity", 9);
        update(as(DemoUser.SAM), id, "\"1\"", changed).statusCode(200);

        guest().header("If-None-Match", "\"1\"")
                .get("/v1/products/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void listsWhatIsForSalePageByPage() {
        UUID maker = artisan();
        draft(maker);
        List<String> forSale = Stream.generate(() -> published(maker).toString())
                .limit(3)
                .sorted()
                .toList();

        var first = list("?limit=2&artisanId=" + maker).extract().jsonPath();
        assertThat(first.<String>getList("items.id")).isEqualTo(forSale.subList(0, 2));
        list("?limit=2&artisanId=" + maker + "&cursor=" + first.getString("nextCursor"))
                .body("items.id", contains(forSale.getLast()))
                .body("nextCursor", nullValue());
        list("?limit=3&artisanId=" + maker).body("items", hasSize(3)).body("nextCursor", nullValue());
        list("?limit=100").body("items.published", hasItem(true));
        guestOf(DemoUser.Shops.OTHER)
                .get("/v1/products?artisanId=" + maker)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void tellsAnIdThatIsNoneFromOneThatIsUnknown() {
        guest().get("/v1/products?artisanId=nonsense")
                .then()
                .statusCode(400)
                .body("type", endsWith("malformed-request"));
        guest().get("/v1/products/nonsense").then().statusCode(400);
        guest().get("/v1/products?limit=many").then().statusCode(400);
        guest().get("/v1/products/" + UUID.randomUUID()).then().statusCode(404);
        guest().get("/v1/no-such-thing").then().statusCode(404);
    }

    private static Map<String, Object> priced(UUID maker, long amount, String currency) {
        Map<String, Object> product = product(UUID.randomUUID(), maker);
        product.put("price", Map.of("amount", amount, "currency", currency));
        return product;
    }

    private static ValidatableResponse add(RequestSpecification caller, Map<String, Object> product) {
        return caller.contentType(ContentType.JSON)
                .body(product)
                .post("/v1/products")
                .then();
    }

    private static ValidatableResponse get(RequestSpecification caller, UUID id) {
        return caller.get("/v1/products/" + id).then();
    }

    private static ValidatableResponse publish(RequestSpecification caller, UUID id) {
        return caller.put("/v1/products/" + id + "/publication").then();
    }

    private static ValidatableResponse unpublish(RequestSpecification caller, UUID id) {
        return caller.delete("/v1/products/" + id + "/publication").then();
    }

    private static ValidatableResponse update(
            RequestSpecification caller, UUID id, String ifMatch, Map<String, Object> details) {
        return caller.header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(details)
                .put("/v1/products/" + id)
                .then();
    }

    private static ValidatableResponse list(String query) {
        return guest().get("/v1/products" + query).then().statusCode(200);
    }
}
