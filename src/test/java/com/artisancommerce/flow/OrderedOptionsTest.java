package com.artisancommerce.flow;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What customers choose of a product: its minutes and its price go into the order, and stay there. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OrderedOptionsTest {

    private static final Map<String, Object> FRINGE =
            Map.of("code", "fringe", "name", "Long fringe", "minutes", 45, "priceDelta", 900);
    private static final Map<String, Object> SMALL =
            Map.of("code", "small", "name", "Half the size", "minutes", 0, "priceDelta", -4_000);

    private Workshop workshop;

    @BeforeEach
    void openWorkshop() {
        workshop = Workshop.open(480, 240, 30);
        describe("\"1\"", 12_000, List.of(FRINGE, SMALL)).statusCode(200);
    }

    @Test
    void addTheirMinutesToAQuote() {
        ask("/v1/quotes", Map.of("lines", List.of(line("fringe", "small"))))
                .statusCode(200)
                .body("lines[0].minutes", equalTo(2 * 240 + 45))
                .body("lines[0].options", contains("fringe", "small"));
    }

    @Test
    void areKeptByTheCheckoutAndTheOrderWhateverBecomesOfTheProduct() {
        String checkout = checkOut("fringe")
                .statusCode(201)
                .body("status", equalTo("reserved"))
                .body("total.amount", equalTo(2 * 12_900))
                .body("lines[0].unitPrice.amount", equalTo(12_900))
                .body("lines[0].options.code", contains("fringe"))
                .extract()
                .path("id");

        describe("\"2\"", 99_000, List.of()).statusCode(200).body("options", hasSize(0));

        as(DemoUser.ADA)
                .get("/v1/checkouts/" + checkout)
                .then()
                .body("total.amount", equalTo(2 * 12_900))
                .body("lines[0].options.priceDelta", contains(900));
        Workshop.confirm(checkout)
                .statusCode(201)
                .body("total.amount", equalTo(2 * 12_900))
                .body("entries[0].options.code", contains("fringe"))
                .body("entries[0].options.minutes", contains(45));
        as(DemoUser.SAM)
                .get("/v1/artisans/" + workshop.artisan() + "/queue")
                .then()
                .body("entries.minutes", contains(2 * 240 + 45));
    }

    @Test
    void areRefusedWhenTheProductHasNoneSuchOrItIsChosenTwice() {
        checkOut("fringe", "velvet").statusCode(422).body("errors.pointer", contains("/lines/0/options/1"));
        checkOut("fringe", "fringe").statusCode(422).body("errors.pointer", contains("/lines/0/options/1"));
        ask("/v1/quotes", Map.of("lines", List.of(line("velvet"))))
                .statusCode(422)
                .body("errors.pointer", contains("/lines/0/options/0"));
    }

    @Test
    void areShownToWhoeverSeesTheProduct() {
        guest().get("/v1/products/" + workshop.product())
                .then()
                .statusCode(200)
                .body("options.code", contains("fringe", "small"))
                .body("options[1].priceDelta", equalTo(-4_000));
    }

    @Test
    void areRefusedWithOneCodeForTwoOrForNothing() {
        describe("\"2\"", 12_000, List.of(FRINGE, FRINGE))
                .statusCode(422)
                .body("errors.pointer", contains("/options/1/code"));
        describe("\"2\"", 4_000, List.of(SMALL)).statusCode(422).body("errors.pointer", contains("/options"));
        describe("\"2\"", 12_000, java.util.Collections.nCopies(21, FRINGE))
                .statusCode(422)
                .body("errors.pointer", hasItem("/options"));
    }

    private ValidatableResponse describe(String version, int price, List<Map<String, Object>> options) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name", "Blanket",
                "price", Map.of("amount", price, "currency", "USD"),
                "setupMinutes", 0,
                "minutesPerUnit", 240,
                "passiveMinutes", 0,
                "maxQuantity", 10));
        body.put("options", options);
        return as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .header("If-Match", version)
                .body(body)
                .put("/v1/products/" + workshop.product())
                .then();
    }

    private ValidatableResponse checkOut(String... options) {
        Map<String, Object> body = Workshop.checkoutOf(workshop.product());
        body.put("lines", List.of(line(options)));
        return ask("/v1/checkouts", body);
    }

    private Map<String, Object> line(String... options) {
        return Map.of("productId", workshop.product(), "quantity", 2, "options", options);
    }

    private static ValidatableResponse ask(String path, Map<String, Object> body) {
        return as(DemoUser.ADA)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Prefer", "wait=10")
                .body(body)
                .post(path)
                .then();
    }
}
