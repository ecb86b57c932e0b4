package com.artisancommerce.waitlist;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Callers.guestOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.front.MovableClock;
import com.artisancommerce.front.Stock;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.localstack.Mail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An artisan with room for one piece, which somebody has: the others wait, in line, until it is their turn. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WaitingForHoursTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private Workshop workshop;
    private String taken;

    @Inject
    MovableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.back();
    }

    @BeforeEach
    void sellTheOnlyHours() {
        workshop = Workshop.open(60, 60, 1);
        taken = workshop.checkOut(DemoUser.CLEO)
                .statusCode(201)
                .body("status", equalTo("reserved"))
                .extract()
                .path("id");
    }

    @Test
    void isForWhoeverWasRefusedAndNotForWhoeverCouldCheckOut() {
        workshop.checkOut(DemoUser.ADA)
                .body("status", equalTo("refused"))
                .body("refusal.reason", equalTo("no_room_yet"))
                .body("refusal.waitlist", equalTo(true));
        quote().body("lines[0].admission", equalTo("full")).body("lines[0].waitlist", equalTo(true));

        Workshop roomy = Workshop.open(480, 60, 30);
        join(as(DemoUser.ADA), roomy.product(), "ada")
                .statusCode(409)
                .body("detail", equalTo("There is room, and nobody waits. Check out instead of waiting."));
    }

    @Test
    void letsNobodyPassWhoComesLater() {
        String first = waits(DemoUser.ADA, "ada");
        String second = waits(DemoUser.BEN, "ben");
        entry(DemoUser.BEN, second).body("place", equalTo(2)).body("state", equalTo("waiting"));

        release(taken);
        awaitState(DemoUser.ADA, first, "offered");
        entry(DemoUser.BEN, second).body("place", equalTo(1));
        workshop.checkOut(DemoUser.CLEO)
                .body("status", equalTo("refused"))
                .body("refusal.type", equalTo("full"))
                .body("refusal.reason", equalTo("others_wait"))
                .body("refusal.availableFrom", nullValue())
                .body("refusal.waitlist", equalTo(true));
        quote().body("lines[0].reason", equalTo("others_wait"));
        String today = LocalDate.now(ZoneId.of("Europe/Vienna")).toString();
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "changes",
                        List.of(
                                Map.of("type", "extra_hours", "from", today, "to", today, "minutes", 600),
                                Map.of("type", "order", "minutes", 60))))
                .post("/v1/artisans/" + workshop.artisan() + "/simulations")
                .then()
                .statusCode(200)
                .body("orders[0].admission", equalTo("full"));
    }

    @Test
    void turnsIntoACheckoutThatIsConfirmedAsAnyOther() {
        String id = waits(DemoUser.ADA, "ada");
        release(taken);
        awaitState(DemoUser.ADA, id, "offered");
        String promised = entry(DemoUser.ADA, id)
                .body("place", nullValue())
                .body("offer.minutes", equalTo(60))
                .body("offer.total.amount", equalTo(12_000))
                .extract()
                .path("offer.promisedBy");

        accept(as(DemoUser.SAM), id, UUID.randomUUID().toString()).statusCode(403);
        String key = UUID.randomUUID().toString();
        accept(as(DemoUser.ADA), id, key)
                .statusCode(201)
                .header("Location", endsWith("/v1/checkouts/" + id))
                .body("state", equalTo("accepted"))
                .body("checkoutId", equalTo(id));
        assertThat(accept(as(DemoUser.ADA), id, key).statusCode(201).extract().header("Idempotent-Replayed"))
                .isEqualTo("true");
        accept(as(DemoUser.ADA), id, UUID.randomUUID().toString()).statusCode(409);
        as(DemoUser.ADA)
                .get("/v1/checkouts/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("reserved"))
                .body("promisedBy", equalTo(promised))
                .body("lines[0].position", equalTo(1));
        Workshop.confirm(id)
                .statusCode(201)
                .body("promisedBy", equalTo(promised))
                .body("entries[0].position", equalTo(1))
                .body("entries[0].state", equalTo("queued"));
        as(DemoUser.ADA).delete("/v1/waitlist-entries/" + id).then().statusCode(409);
    }

    @Test
    void keepsTheTimeOfTheOfferWhenAPaymentFails() {
        String id = waits(DemoUser.ADA, "ada");
        release(taken);
        awaitState(DemoUser.ADA, id, "offered");
        String until = entry(DemoUser.ADA, id).extract().path("offer.expiresAt");
        accept(as(DemoUser.ADA), id, UUID.randomUUID().toString()).statusCode(201);

        pay(id, "pending").body("status", equalTo("payment_pending"));
        clock.pass(Duration.ofMinutes(5));
        pay(id, "failed").body("status", equalTo("reserved")).body("holdExpiresAt", equalTo(until));

        clock.pass(Duration.ofHours(5));
        pay(id, "succeeded").body("status", equalTo("confirmed"));
    }

    @Test
    void goesToTheNextAtOnceWhenAnOfferIsTurnedDown() {
        String first = waits(DemoUser.ADA, "ada");
        String second = waits(DemoUser.BEN, "ben");
        release(taken);
        awaitState(DemoUser.ADA, first, "offered");

        as(DemoUser.ADA)
                .delete("/v1/waitlist-entries/" + first)
                .then()
                .statusCode(200)
                .body("state", equalTo("declined"));
        as(DemoUser.ADA).delete("/v1/waitlist-entries/" + first).then().statusCode(200);
        awaitState(DemoUser.BEN, second, "offered");
        accept(as(DemoUser.ADA), first, UUID.randomUUID().toString())
                .statusCode(409)
                .body("state", equalTo("declined"));
    }

    @Test
    void movesUpWhenSomebodyBeforeLeavesAndEndsWhenTheProductIsGone() {
        String first = waits(DemoUser.ADA, "ada");
        String second = waits(DemoUser.BEN, "ben");
        as(DemoUser.ADA)
                .delete("/v1/waitlist-entries/" + first)
                .then()
                .body("state", equalTo("left"))
                .body("place", nullValue());
        entry(DemoUser.BEN, second).body("place", equalTo(1));

        as(DemoUser.SAM)
                .delete("/v1/products/" + workshop.product() + "/publication")
                .then()
                .statusCode(200);
        release(taken);
        awaitState(DemoUser.BEN, second, "passed_over");
        entry(DemoUser.BEN, second)
                .body("reason", equalTo("The product is not for sale any more in the way that you asked for it."));
    }

    @Test
    void goesToTheNextWhenNobodyAnswers() {
        String address = "silent-" + UUID.randomUUID();
        String first = waits(DemoUser.ADA, address);
        String second = waits(DemoUser.BEN, "ben");
        release(taken);
        awaitState(DemoUser.ADA, first, "offered");
        clock.pass(Duration.ofHours(24).plusSeconds(1));

        awaitState(DemoUser.BEN, second, "offered");
        entry(DemoUser.ADA, first).body("state", equalTo("lapsed")).body("reason", nullValue());
        accept(as(DemoUser.ADA), first, UUID.randomUUID().toString())
                .statusCode(409)
                .body("type", endsWith("hold-expired"));
        await().atMost(SOON).until(() -> subjects(address).getLast(), "You do not wait any more for Blanket"::equals);
        accept(as(DemoUser.BEN), second, UUID.randomUUID().toString()).statusCode(201);
    }

    @Test
    void keepsThoseBehindWaitingWhileTheFirstDoesNotFit() {
        UUID large = Workshop.product(workshop.artisan(), 120, 0);
        String tag = as(DemoUser.SAM)
                .get("/v1/artisans/" + workshop.artisan() + "/hours")
                .header("ETag");
        Workshop.setHours(workshop.artisan(), 60, 2, tag).then().statusCode(200);
        workshop.checkOut(DemoUser.CLEO).body("status", equalTo("reserved"));
        String first =
                join(as(DemoUser.ADA), large, "ada").statusCode(201).extract().path("id");
        String second = waits(DemoUser.BEN, "ben");

        release(taken);
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(6))
                .until(() -> state(DemoUser.ADA, first).equals("waiting")
                        && state(DemoUser.BEN, second).equals("waiting"));
    }

    @Test
    void takesInWhoWaitsWhileIntakeIsPausedAndOffersWhenItResumes() {
        release(taken);
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "At the market."))
                .put("/v1/artisans/" + workshop.artisan() + "/pause")
                .then()
                .statusCode(200);
        String id = waits(DemoUser.ADA, "ada");
        as(DemoUser.SAM)
                .delete("/v1/artisans/" + workshop.artisan() + "/pause")
                .then()
                .statusCode(200);
        awaitState(DemoUser.ADA, id, "offered");
    }

    @Test
    void opensToTheGuestWhoHasItsTokenAndToNobodyElse() {
        String key = UUID.randomUUID().toString();
        Response joined = joining(guest(), workshop.product(), "gwen", key);
        String id = joined.path("id");
        String token = joined.path("orderToken");
        assertThat(joining(guest(), workshop.product(), "gwen", key).<String>path("orderToken"))
                .isEqualTo(token);

        guest().header("X-Order-Token", token)
                .get("/v1/waitlist-entries/" + id)
                .then()
                .statusCode(200)
                .body("place", equalTo(1))
                .body("orderToken", nullValue());
        guest().get("/v1/waitlist-entries/" + id).then().statusCode(404);
        guest().header("X-Order-Token", token + "x")
                .get("/v1/waitlist-entries/" + id)
                .then()
                .statusCode(404);
        guestOf(DemoUser.Shops.OTHER)
                .header("X-Order-Token", token)
                .get("/v1/waitlist-entries/" + id)
                .then()
                .statusCode(404);
        as(DemoUser.ADA).get("/v1/waitlist-entries/" + id).then().statusCode(404);
        as(DemoUser.SAM).get("/v1/waitlist-entries/" + id).then().statusCode(200);

        release(taken);
        awaitOffer(guest().header("X-Order-Token", token), id);
        accept(guest(), id, UUID.randomUUID().toString()).statusCode(404);
        accept(guest().header("X-Order-Token", token), id, UUID.randomUUID().toString())
                .statusCode(201);
        guest().header("X-Order-Token", token)
                .get("/v1/checkouts/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("reserved"));
    }

    @Test
    void isSomebodysOwn() {
        String adas = waits(DemoUser.ADA, "ada");

        as(DemoUser.BEN).get("/v1/waitlist-entries/" + adas).then().statusCode(404);
        as(DemoUser.BEN).delete("/v1/waitlist-entries/" + adas).then().statusCode(404);
        accept(as(DemoUser.BEN), adas, UUID.randomUUID().toString()).statusCode(404);
        as(DemoUser.SARA).get("/v1/waitlist-entries/" + adas).then().statusCode(404);
        as(DemoUser.ADA)
                .get("/v1/waitlist-entries?limit=1")
                .then()
                .statusCode(200)
                .body("items.id", contains(adas));
        guest().get("/v1/waitlist-entries").then().statusCode(401);
        join(as(DemoUser.ADA), workshop.product(), "ada")
                .statusCode(409)
                .body("detail", equalTo("You wait for this product already."));
        join(as(DemoUser.BEN), UUID.randomUUID(), "ben").statusCode(422).body("errors.pointer", contains("/productId"));
    }

    @Test
    void isListedForTheArtisanInTheOrderOfTheLine() {
        String first = waits(DemoUser.ADA, "ada");
        String second = waits(DemoUser.BEN, "ben");
        String path = "/v1/artisans/" + workshop.artisan() + "/waitlist";

        String cursor = as(DemoUser.SAM)
                .get(path + "?limit=1")
                .then()
                .statusCode(200)
                .body("items.id", contains(first))
                .body("nextCursor", notNullValue())
                .extract()
                .path("nextCursor");
        as(DemoUser.SAM)
                .get(path + "?cursor=" + cursor)
                .then()
                .body("items.id", contains(second))
                .body("items.place", contains(2))
                .body("nextCursor", nullValue());
        as(DemoUser.ADA).get(path).then().statusCode(403);
        guest().get(path).then().statusCode(401);
        Stock.asArtisan(Stock.artisan()).get(path).then().statusCode(404);
        as(DemoUser.SARA).get(path).then().statusCode(404);
    }

    @Test
    void isToldByMail() {
        String address = "wait-" + UUID.randomUUID();
        String id = waits(DemoUser.ADA, address);
        await().atMost(SOON).until(() -> subjects(address), List.of("You wait for Blanket")::equals);
        release(taken);
        awaitState(DemoUser.ADA, id, "offered");
        await().atMost(SOON)
                .until(() -> subjects(address), List.of("You wait for Blanket", "It is your turn: Blanket")::equals);
        Mail offer = mails(address).getLast();
        assertThat(offer.body().replace("=\r\n", ""))
                .contains("it is your turn: hours for 1 x Blanket are held for you until")
                .contains("Price: $120.00")
                .contains("/v1/waitlist-entries/" + id);
    }

    private static List<String> subjects(String address) {
        return mails(address).stream().map(Mail::subject).toList();
    }

    private static List<Mail> mails(String address) {
        return LocalStack.shared().mails().stream()
                .filter(mail -> mail.to().equals(address + "@example.test"))
                .toList();
    }

    private String waits(DemoUser user, String address) {
        return join(as(user), workshop.product(), address)
                .statusCode(201)
                .body("state", equalTo("waiting"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse join(RequestSpecification caller, UUID product, String address) {
        return joining(caller, product, address, UUID.randomUUID().toString()).then();
    }

    private static Response joining(RequestSpecification caller, UUID product, String address, String key) {
        Map<String, Object> body = new HashMap<>();
        body.put("productId", product);
        body.put("quantity", 1);
        body.put("contact", Map.of("email", address + "@example.test", "name", "Ada"));
        return caller.contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/waitlist-entries");
    }

    private static ValidatableResponse accept(RequestSpecification caller, String id, String key) {
        Map<String, Object> checkout = Workshop.checkoutOf();
        checkout.remove("lines");
        return caller.contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(checkout)
                .post("/v1/waitlist-entries/" + id + "/acceptance")
                .then();
    }

    private static ValidatableResponse pay(String checkout, String status) {
        return as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("method", "card", "reference", "pay-1", "status", status))
                .post("/v1/checkouts/" + checkout + "/payments")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse quote() {
        return as(DemoUser.ADA)
                .contentType(ContentType.JSON)
                .body(Map.of("lines", List.of(Map.of("productId", workshop.product(), "quantity", 1))))
                .post("/v1/quotes")
                .then()
                .statusCode(200)
                .body("lines", hasSize(1));
    }

    private static void release(String checkout) {
        as(DemoUser.CLEO).post("/v1/checkouts/" + checkout + "/release").then().statusCode(200);
    }

    private static ValidatableResponse entry(DemoUser user, String id) {
        return as(user).get("/v1/waitlist-entries/" + id).then().statusCode(200);
    }

    private static String state(DemoUser user, String id) {
        return entry(user, id).extract().path("state");
    }

    private static void awaitState(DemoUser user, String id, String state) {
        await().atMost(SOON).until(() -> state(user, id), state::equals);
    }

    private static void awaitOffer(RequestSpecification caller, String id) {
        await().atMost(SOON)
                .until(() -> caller.get("/v1/waitlist-entries/" + id).path("state"), "offered"::equals);
    }
}
