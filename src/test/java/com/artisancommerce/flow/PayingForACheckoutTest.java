package com.artisancommerce.flow;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.checkout.CheckoutId;
import com.artisancommerce.checkout.CheckoutPayments;
import com.artisancommerce.front.HeldLock;
import com.artisancommerce.front.MovableClock;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.localstack.Mail;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A checkout from its hold to its payment, in time or late, over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PayingForACheckoutTest {

    private static final Duration ELEVEN_MINUTES = Duration.ofMinutes(11);

    @TestHTTPResource("/v1/")
    URI front;

    @Inject
    MovableClock clock;

    @Inject
    SystemSql sql;

    @Inject
    CheckoutPayments payments;

    @AfterEach
    void putTheClockBack() {
        clock.back();
    }

    @Test
    void aHoldIsExtendedWhileTheCustomerIsAtItButNotForEver() {
        Workshop workshop = Workshop.open(480, 240, 30);
        JsonPath held = held(workshop, DemoUser.ADA);
        Instant first = Instant.parse(held.getString("holdExpiresAt"));

        clock.pass(Duration.ofMinutes(8));
        Instant second = expiry(extend(held, DemoUser.ADA).statusCode(200));
        clock.pass(Duration.ofMinutes(9));
        extend(held, DemoUser.ADA).statusCode(200);
        clock.pass(Duration.ofMinutes(9));
        Instant last = expiry(extend(held, DemoUser.ADA).statusCode(200));

        assertThat(second).isAfter(first.plusSeconds(7 * 60));
        assertThat(last).isEqualTo(first.plus(Duration.ofMinutes(20)));
        assertThat(expiry(extend(held, DemoUser.ADA).statusCode(200))).isEqualTo(last);
        as(DemoUser.ADA)
                .get("/v1/checkouts/" + held.getString("id"))
                .then()
                .body("holdExpiresAt", equalTo(last.toString()));
        clock.pass(Duration.ofMinutes(6));
        extend(held, DemoUser.ADA).statusCode(409).body("type", equalTo("/problems/hold-expired"));
        extend(held, DemoUser.BEN).statusCode(404);
        extend(held, DemoUser.SARA).statusCode(404);
        guest().post("/v1/checkouts/" + held.getString("id") + "/extension")
                .then()
                .statusCode(404);
    }

    @Test
    void anAnnouncedPaymentKeepsThePlaceAndItsSuccessPlacesTheOrder() {
        Workshop workshop = Workshop.open(480, 240, 30);
        JsonPath held = held(workshop, DemoUser.ADA);

        pay(held, "card", "pending").statusCode(200).body("status", equalTo("payment_pending"));
        pay(held, "card", "pending").statusCode(200).body("status", equalTo("payment_pending"));
        clock.pass(Duration.ofMinutes(25));
        extend(held, DemoUser.ADA).statusCode(409).body("state", equalTo("payment_pending"));
        as(DemoUser.SAM)
                .get("/v1/artisans/" + workshop.artisan() + "/queue")
                .then()
                .body("entries[0].state", equalTo("payment_pending"));
        String key = UUID.randomUUID().toString();
        String order = pay(held, key, "card", "succeeded")
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .body("payment.status", equalTo("succeeded"))
                .extract()
                .path("orderId");
        pay(held, key, "card", "succeeded")
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("orderId", equalTo(order));
        pay(held, "card", "succeeded").statusCode(200).body("orderId", equalTo(order));
        pay(held, "card", "failed").statusCode(200).body("status", equalTo("confirmed"));
        as(DemoUser.ADA).get("/v1/orders/" + order).then().statusCode(200).body("entries[0].state", equalTo("queued"));
        pay(held, "card", "pending").statusCode(409).body("state", equalTo("queued"));
    }

    @Test
    void aFailedPaymentLeavesTheCustomerTimeForAnother() {
        Workshop workshop = Workshop.open(480, 240, 30);
        JsonPath held = held(workshop, DemoUser.ADA);
        Instant first = Instant.parse(held.getString("holdExpiresAt"));
        pay(held, "bank_transfer", "pending").statusCode(200);
        clock.pass(ELEVEN_MINUTES);

        pay(held, "bank_transfer", "failed")
                .statusCode(200)
                .body("status", equalTo("reserved"))
                .body("payment.status", equalTo("failed"));

        Instant again = expiry(
                as(DemoUser.ADA).get("/v1/checkouts/" + held.getString("id")).then());
        assertThat(again).isBetween(first.plusSeconds(10 * 60), first.plusSeconds(12 * 60));
        pay(held, "card", "succeeded").statusCode(200).body("status", equalTo("confirmed"));
    }

    @Test
    void moneyThatComesLateStillPlacesTheOrderWhenTheDateIsAsPromised() {
        Workshop workshop = Workshop.open(480, 240, 30);
        JsonPath held = held(workshop, DemoUser.ADA);
        String before = held.getString("lines[0].entryId");
        clock.pass(ELEVEN_MINUTES);

        JsonPath paid = pay(held, "card", "succeeded")
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .body("promisedBy", equalTo(held.getString("promisedBy")))
                .body("promisedBefore", nullValue())
                .extract()
                .jsonPath();

        assertThat(paid.getString("lines[0].entryId")).isNotEqualTo(before);
        as(DemoUser.ADA)
                .get("/v1/orders/" + paid.getString("orderId"))
                .then()
                .statusCode(200)
                .body("entries[0].entryId", equalTo(paid.getString("lines[0].entryId")))
                .body("entries[0].position", equalTo(1));
        assertThat(refunds(held)).isZero();
    }

    @Test
    void aLaterDateIsAskedForAndTaken() {
        JsonPath asked = asked();
        String id = asked.getString("id");

        assertThat(LocalDate.parse(asked.getString("promisedBy")))
                .isAfter(LocalDate.parse(asked.getString("promisedBefore")));
        pay(asked, "card", "succeeded").statusCode(200).body("status", equalTo("awaiting_consent"));
        Workshop.confirm(id).statusCode(409).body("type", equalTo("/problems/not-reserved"));
        as(DemoUser.ADA)
                .post("/v1/checkouts/" + id + "/release")
                .then()
                .statusCode(409)
                .body("state", equalTo("awaiting_consent"));
        consent(id, DemoUser.BEN, true).statusCode(404);
        consent(id, DemoUser.SAM, true).statusCode(403);
        consent(id, DemoUser.SAM, false).statusCode(403);

        consent(id, DemoUser.ADA, true).statusCode(200).body("status", equalTo("confirmed"));
        consent(id, DemoUser.ADA, true).statusCode(200).body("orderId", notNullValue());
        consent(id, DemoUser.ADA, false).statusCode(409).body("state", equalTo("confirmed"));
        assertThat(refunds(asked)).isZero();
    }

    @Test
    void aLaterDateIsDeclinedAndTheMoneyGoesBackOnce() {
        JsonPath asked = asked();
        String id = asked.getString("id");

        consent(id, DemoUser.ADA, false)
                .statusCode(200)
                .body("status", equalTo("refunded"))
                .body("holdExpiresAt", nullValue());
        consent(id, DemoUser.ADA, false).statusCode(200).body("status", equalTo("refunded"));
        consent(id, DemoUser.ADA, true).statusCode(409).body("state", equalTo("refunded"));
        pay(asked, "card", "succeeded").statusCode(200).body("status", equalTo("refunded"));
        assertThat(refunds(asked)).isEqualTo(1);
        assertThat(requests(refundedAgain(asked))).hasSize(1);
    }

    @Test
    void silenceIsARefund() {
        JsonPath asked = asked();

        clock.pass(Duration.ofHours(25));

        await().atMost(20, TimeUnit.SECONDS).until(() -> status(asked).equals("refunded"));
        assertThat(refunds(asked)).isEqualTo(1);
        consent(asked.getString("id"), DemoUser.ADA, true).statusCode(409);
    }

    @Test
    void moneyThatComesWhenThereIsNoRoomGoesBack() {
        Workshop workshop = Workshop.open(60, 60, 1);
        JsonPath held = held(workshop, DemoUser.ADA);
        clock.pass(ELEVEN_MINUTES);
        workshop.order(DemoUser.BEN);

        pay(held, "card", "succeeded").statusCode(200).body("status", equalTo("refunded"));

        assertThat(refunds(held)).isEqualTo(1);
        assertThat(refund(held).getLong("amount.amount")).isEqualTo(12_000);
        assertThat(refund(held).getString("reason"))
                .isEqualTo("The payment came after the places were gone, and there is no room left.");
    }

    @Test
    void moneyForPlacesThatWereGivenBackGoesBack() {
        Workshop workshop = Workshop.open(480, 240, 30);
        JsonPath held = held(workshop, DemoUser.ADA);
        as(DemoUser.ADA)
                .post("/v1/checkouts/" + held.getString("id") + "/release")
                .then()
                .statusCode(200);

        pay(held, "wallet", "pending").statusCode(409).body("state", equalTo("released"));
        pay(held, "wallet", "succeeded").statusCode(200).body("status", equalTo("refunded"));

        assertThat(refunds(held)).isEqualTo(1);
    }

    @Test
    void anotherPaymentForWhatIsPaidAlreadyGoesBackOnce() {
        JsonPath held = held(Workshop.open(480, 240, 30), DemoUser.ADA);
        pay(held, "card", "succeeded").statusCode(200).body("status", equalTo("confirmed"));

        pay(held, "card", "succeeded").statusCode(200);
        assertThat(refunds(held)).isZero();
        pay(held, "bank_transfer", "succeeded")
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .body("orderId", notNullValue())
                .body("payment.method", equalTo("card"));
        pay(held, "bank_transfer", "succeeded").statusCode(200);

        assertThat(refundIds(held)).hasSize(2).containsOnly(refundIds(held).getFirst());
        assertThat(refund(held).getString("payment.method")).isEqualTo("BANK_TRANSFER");
        assertThat(refund(held).getString("payment.reference")).isEqualTo("pay-1");
        assertThat(refund(held).getLong("amount.amount")).isEqualTo(12_000);
    }

    @Test
    void anotherPaymentWhileConsentIsAskedOrAfterItsRefundGoesBackToo() {
        JsonPath asked = asked();

        pay(asked, "wallet", "succeeded").statusCode(200).body("status", equalTo("awaiting_consent"));
        consent(asked.getString("id"), DemoUser.ADA, false).statusCode(200).body("status", equalTo("refunded"));
        pay(asked, "cash", "succeeded").statusCode(200).body("status", equalTo("refunded"));

        assertThat(refunds(asked)).isEqualTo(3);
    }

    @Test
    void manyReportsOfALatePaymentAtOnceMakeOneOrder() {
        Workshop workshop = Workshop.open(480, 240, 30);
        JsonPath held = held(workshop, DemoUser.ADA);
        clock.pass(ELEVEN_MINUTES);

        List<String> orders = IntStream.range(0, 6)
                .mapToObj(i -> atTheSameTime(() ->
                        pay(held, "card", "succeeded").statusCode(200).extract().<String>path("orderId")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(orders).doesNotContainNull();
        assertThat(orders.stream().distinct()).hasSize(1);
        as(DemoUser.SAM)
                .get("/v1/artisans/" + workshop.artisan() + "/queue")
                .then()
                .body("entries.state", equalTo(List.of("queued")));
    }

    @Test
    void onlyTheShopRecordsPaymentsAndOnlyOfItsOwnCheckouts() {
        JsonPath held = held(Workshop.open(480, 240, 30), DemoUser.ADA);

        paying(DemoUser.ADA, UUID.randomUUID().toString(), "card", "succeeded")
                .post(payments(held))
                .then()
                .statusCode(403);
        paying(DemoUser.SARA, UUID.randomUUID().toString(), "card", "succeeded")
                .post(payments(held))
                .then()
                .statusCode(404);
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("method", "card", "status", "succeeded"))
                .post(payments(held))
                .then()
                .statusCode(428);
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("method", "card"))
                .post(payments(held))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/status"));
        assertThat(status(held)).isEqualTo("reserved");
    }

    @Test
    void theCustomerIsWrittenAboutALaterDateAndAboutTheirMoney() {
        JsonPath asked = asked();
        consent(asked.getString("id"), DemoUser.ADA, false).statusCode(200);

        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(LocalStack.shared().mails().stream()
                                .filter(mail -> mail.body()
                                        .replace("=\r\n", "")
                                        .replace("=\n", "")
                                        .contains(asked.getString("id")))
                                .map(Mail::subject))
                        .containsExactly("Will a later date do? Please decide", "Your money goes back"));
    }

    @Test
    void whoeverVouchesWhileALatePaymentIsSettledDoesNotConsentForTheCustomer() throws SQLException {
        Workshop workshop = Workshop.open(240, 240, 30);
        JsonPath held = held(workshop, DemoUser.ADA);
        clock.pass(ELEVEN_MINUTES);
        workshop.order(DemoUser.BEN);
        workshop.order(DemoUser.CLEO);

        CompletableFuture<ValidatableResponse> late;
        CompletableFuture<ValidatableResponse> vouched;
        try (HeldLock lock = PaymentLock.take(held.getString("id"))) {
            late = atTheSameTime(() -> pay(held, "card", "succeeded"));
            lock.awaitWaiting(1);
            vouched = atTheSameTime(() -> Workshop.confirm(held.getString("id")));
            lock.awaitWaiting(2);
        }

        late.join().statusCode(200).body("status", equalTo("awaiting_consent"));
        vouched.join().statusCode(409).body("type", equalTo("/problems/not-reserved"));
        assertThat(status(held)).isEqualTo("awaiting_consent");
    }

    @Test
    void thePaymentThatTheShopVouchesForIsRecorded() {
        JsonPath held = held(Workshop.open(480, 240, 30), DemoUser.ADA);

        Workshop.confirm(held.getString("id")).statusCode(201);

        as(DemoUser.ADA)
                .get("/v1/checkouts/" + held.getString("id"))
                .then()
                .body("payment.method", equalTo("cash"))
                .body("payment.status", equalTo("succeeded"));
    }

    @Test
    void anotherPaymentTakesThePlaceOfTheOneAnnouncedAndKeepsTheLaterEnd() {
        JsonPath held = held(Workshop.open(480, 240, 30), DemoUser.ADA);
        Instant week = expiry(pay(held, "bank_transfer", "pending").statusCode(200));

        pay(held, "card", "pending")
                .statusCode(200)
                .body("payment.method", equalTo("card"))
                .body("holdExpiresAt", equalTo(week.toString()));
        pay(held, "bank_transfer", "failed").statusCode(200).body("status", equalTo("payment_pending"));

        pay(held, "card", "failed").statusCode(200).body("status", equalTo("reserved"));
    }

    @Test
    void aPaymentIsNotAnnouncedBeforeTheCheckoutHasItsPlaces() {
        Workshop workshop = Workshop.open(480, 240, 30);
        JsonPath held = held(workshop, DemoUser.ADA);
        result(() -> sql.inTransaction(tx -> tx.update(
                "update checkouts set status = 'reserving' where id = $1",
                Tuple.of(UUID.fromString(held.getString("id"))))));

        pay(held, "card", "pending").statusCode(409).body("type", equalTo("/problems/not-reserved"));

        as(DemoUser.SAM)
                .get("/v1/artisans/" + workshop.artisan() + "/queue")
                .then()
                .body("entries[0].state", equalTo("held"));
    }

    @Test
    void whoWatchesSeesThePaymentAnnouncedAndTheEndWhenItFailsAfterThePlacesWereGivenBack() {
        JsonPath held = held(Workshop.open(480, 240, 30), DemoUser.ADA);
        try (CheckoutStream ada = CheckoutStream.follow(front, DemoUser.ADA, held.getString("id"))) {
            pay(held, "card", "pending").statusCode(200);
            ada.awaitStatus("payment_pending");
            as(DemoUser.ADA)
                    .post("/v1/checkouts/" + held.getString("id") + "/release")
                    .then()
                    .statusCode(200);
            ada.awaitStatus("released");

            pay(held, "card", "failed").statusCode(200).body("status", equalTo("released"));

            ada.awaitStatus("released");
            ada.awaitEnd();
        }
    }

    @Test
    void whoWatchesSeesThatConsentIsAskedAndWhatCameOfIt() {
        Workshop workshop = Workshop.open(240, 240, 30);
        JsonPath held = held(workshop, DemoUser.ADA);
        pay(held, "card", "pending").statusCode(200);
        clock.pass(Duration.ofMinutes(31));
        workshop.order(DemoUser.BEN);
        workshop.order(DemoUser.CLEO);
        try (CheckoutStream ada = CheckoutStream.follow(front, DemoUser.ADA, held.getString("id"))) {
            ada.awaitStatus("expired");
            pay(held, "card", "succeeded").statusCode(200);
            ada.awaitStatus("awaiting_consent");

            consent(held.getString("id"), DemoUser.ADA, true).statusCode(200);

            ada.awaitStatus("confirmed");
            ada.awaitEnd();
        }
    }

    /** Ada's checkout, paid after others had taken the hours for which she was promised an earlier date. */
    private JsonPath asked() {
        Workshop workshop = Workshop.open(240, 240, 30);
        JsonPath held = held(workshop, DemoUser.ADA);
        clock.pass(ELEVEN_MINUTES);
        workshop.order(DemoUser.BEN);
        workshop.order(DemoUser.CLEO);
        return pay(held, "card", "succeeded")
                .statusCode(200)
                .body("status", equalTo("awaiting_consent"))
                .body("promisedBefore", equalTo(held.getString("promisedBy")))
                .body("lines[0].position", equalTo(3))
                .extract()
                .jsonPath();
    }

    /** Each on a thread of its own: the common pool may have a single one. */
    private static <T> CompletableFuture<T> atTheSameTime(Supplier<T> request) {
        return CompletableFuture.supplyAsync(request, Thread::startVirtualThread);
    }

    private static JsonPath held(Workshop workshop, DemoUser customer) {
        return workshop.checkOut(customer)
                .statusCode(201)
                .body("status", equalTo("reserved"))
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse extend(JsonPath checkout, DemoUser user) {
        return as(user).post("/v1/checkouts/" + checkout.getString("id") + "/extension")
                .then();
    }

    private static Instant expiry(ValidatableResponse checkout) {
        return Instant.parse(checkout.extract().path("holdExpiresAt"));
    }

    private static ValidatableResponse pay(JsonPath checkout, String method, String status) {
        return pay(checkout, UUID.randomUUID().toString(), method, status);
    }

    private static ValidatableResponse pay(JsonPath checkout, String key, String method, String status) {
        return paying(DemoUser.SAM, key, method, status)
                .post(payments(checkout))
                .then();
    }

    private static RequestSpecification paying(DemoUser user, String key, String method, String status) {
        return as(user).contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("method", method, "status", status, "reference", "pay-1"));
    }

    private static String payments(JsonPath checkout) {
        return "/v1/checkouts/" + checkout.getString("id") + "/payments";
    }

    private static ValidatableResponse consent(String checkout, DemoUser user, boolean accept) {
        return as(user).contentType(ContentType.JSON)
                .body(Map.of("accept", accept))
                .post("/v1/checkouts/" + checkout + "/consent")
                .then();
    }

    private static String status(JsonPath checkout) {
        return as(DemoUser.SAM).get("/v1/checkouts/" + checkout.getString("id")).path("status");
    }

    private long refunds(JsonPath checkout) {
        return requests(checkout).size();
    }

    private List<String> refundIds(JsonPath checkout) {
        return requests(checkout).stream()
                .map(payload -> JsonPath.from(payload).getString("refund"))
                .toList();
    }

    /** Asks for its refund as any flow does; answers the checkout. */
    private JsonPath refundedAgain(JsonPath checkout) {
        result(() -> sql.inTransaction(tx -> tx.first(
                        "select tenant_id from checkouts where id = $1",
                        Tuple.of(UUID.fromString(checkout.getString("id"))),
                        row -> new TenantId(row.getUUID("tenant_id")))
                .chain(shop -> payments.alone(
                        tx, shop.orElseThrow(), new CheckoutId(UUID.fromString(checkout.getString("id")))))
                .chain(found -> payments.refund(tx, found, "Asked for again."))));
        return checkout;
    }

    private JsonPath refund(JsonPath checkout) {
        return JsonPath.from(requests(checkout).getFirst());
    }

    private List<String> requests(JsonPath checkout) {
        return result(() -> sql.inTransaction(tx -> tx.list(
                "select payload from outbox where topic = 'payment.requests' and key = $1",
                Tuple.of(checkout.getString("id")),
                row -> row.getString("payload"))));
    }
}
