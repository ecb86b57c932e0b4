package com.artisancommerce.promise;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import com.artisancommerce.front.MovableClock;
import com.artisancommerce.front.OrderStream;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.outbox.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A piece will be late. The customer hears of it and decides, or says nothing. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class AnsweringDelayNoticesTest {

    @TestHTTPResource("/")
    URI front;

    @Inject
    MovableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.back();
    }

    @Test
    void aCustomerHearsOfADelayOnTheOpenStreamAndAgreesToWait() {
        LateWork work = LateWork.ordered();
        String first = work.read(as(DemoUser.ADA)).getString("promisedBy");

        try (OrderStream ada = OrderStream.follow(front, DemoUser.ADA, work.order())) {
            ada.nextState();
            work.worksOnly(60);

            JsonPath news = ada.nextTimeline();
            assertThat(news.getString("type")).isEqualTo("delay_announced");
            String newDate = news.getString("data.promisedBy");
            assertThat(LocalDate.parse(newDate)).isAfter(LocalDate.parse(first));
            JsonPath state = ada.stateWhere("entries[0].promise.notice.newDate", newDate);
            assertThat(state.getString("entries[0].promise.status")).isEqualTo("late");
            assertThat(state.getString("entries[0].promise.notice.silence")).isEqualTo("stands");

            accept(as(DemoUser.ADA), state.getString("entries[0].promise.notice.id"))
                    .statusCode(200)
                    .body("state", equalTo("accepted"));

            assertThat(ada.nextTimeline().getString("type")).isEqualTo("delay_accepted");
            JsonPath after = ada.stateWhere("entries[0].promise.current", newDate);
            assertThat(after.getString("promisedBy")).isEqualTo(newDate);
            assertThat(after.getString("entries[0].promise.first")).isEqualTo(first);
            assertThat(after.getString("entries[0].promise.notice")).isNull();
        }
        assertThat(work.promises().getList("items[0].promises.kind")).containsExactly("first", "accepted");
        await().atMost(20, SECONDS).until(() -> lettersAbout(work.order()) == 1);
    }

    @Test
    void aCustomerHearsWhenAPieceThatLacksSomethingBecomesLateByItsQueue() {
        LateWork work = LateWork.ordered();
        String piece = work.entry();

        try (OrderStream ada = OrderStream.follow(front, DemoUser.ADA, work.order())) {
            ada.nextState();
            work.workshop().work(piece, "start").statusCode(200);
            work.lacks("The blue wool is late.");
            JsonPath blocked = ada.stateWhere("entries[0].state", "blocked");
            assertThat(blocked.getString("entries[0].promise.status")).isEqualTo("at_risk");
            assertThat(blocked.getString("delivery")).isNull();

            work.worksOnly(20);

            JsonPath late = ada.stateWhere("entries[0].promise.status", "late");
            assertThat(late.getString("delivery")).isNull();
        }
        String notice = work.noticeAfter("");
        JsonPath order = work.read(as(DemoUser.ADA));
        assertThat(order.getString("entries[0].promise.notice.newDate")).isNull();
        assertThat(order.getString("entries[0].promise.notice.silence")).isEqualTo("refunds");
        assertThat(timeline(work)).containsExactly("placed", "started", "blocked", "delay_announced");
        accept(as(DemoUser.ADA), notice).statusCode(200);
    }

    @Test
    void theBoardShowsThosePromisesThatStandAsAsked() {
        LateWork late = LateWork.ordered();
        LateWork later = new LateWork(late.workshop(), late.workshop().order(DemoUser.BEN));
        String piece = late.entry();
        late.workshop().work(piece, "start").statusCode(200);
        late.lacks("The blue wool is late.");

        await().atMost(20, SECONDS).until(() -> board(late, "at_risk").equals(List.of(piece)));
        assertThat(board(late, "on_track")).containsExactly(later.entry());
        assertThat(board(late, "late")).isEmpty();

        late.worksOnly(20);

        await().atMost(20, SECONDS).until(() -> board(late, "late").equals(List.of(piece, later.entry())));
        assertThat(board(late, "at_risk")).isEmpty();
    }

    @Test
    void aNoticeIsTakenBackWhenThePieceIsInTimeAgain() {
        LateWork work = LateWork.ordered().worksOnly(60);
        String notice = work.noticeAfter("");

        work.worksOnly(480);

        work.orderWhere(order -> order.get("entries[0].promise.notice") == null);
        as(DemoUser.ADA)
                .get("/v1/orders/" + work.order() + "/delay-notices")
                .then()
                .body("items.state", contains("withdrawn"));
        accept(as(DemoUser.ADA), notice).statusCode(409).body("state", equalTo("withdrawn"));
        assertThat(timeline(work)).containsExactly("placed", "delay_announced", "delay_withdrawn");
        assertThat(work.promises().getList("items[0].promises")).hasSize(1);
    }

    @Test
    void aSecondDelayNeedsConsent() {
        LateWork work = LateWork.ordered().worksOnly(60);
        String first = work.noticeAfter("");
        accept(as(DemoUser.ADA), first).statusCode(200);

        work.worksOnly(20);

        String second = work.noticeAfter(first);
        assertThat(work.read(as(DemoUser.ADA)).getString("entries[0].promise.notice.silence"))
                .isEqualTo("refunds");
        accept(as(DemoUser.ADA), second).statusCode(200);
        assertThat(work.promises().getList("items[0].promises.number")).containsExactly(1, 2, 3);
    }

    @Test
    void silenceLetsAFirstDelayStandAndRefundsTheSecond() {
        LateWork work = LateWork.ordered().worksOnly(60);
        String first = work.noticeAfter("");

        clock.pass(Duration.ofDays(8));

        accept(as(DemoUser.ADA), first).statusCode(409).body("state", equalTo("stood_by_silence"));
        await().atMost(20, SECONDS)
                .until(() -> work.promises().getList("items[0].promises.kind").equals(List.of("first", "stood")));
        clock.pass(Duration.ofDays(20));
        work.noticeAfter(first);

        clock.pass(Duration.ofDays(8));

        work.orderWhere(order -> order.getString("state").equals("cancelled"));
        assertThat(notices(work)).containsExactly("stood_by_silence", "lapsed");
        assertThat(timeline(work)).endsWith("delay_stood", "delay_announced", "entry_cancelled", "cancelled");
        assertThat(refundsOf(work)).containsExactly(work.entry() + " 12000 USD");
    }

    @Test
    void cancellingPaysBackOnceAndForAll() {
        LateWork work = LateWork.ordered().worksOnly(60);
        String notice = work.noticeAfter("");

        cancel(as(DemoUser.BEN), notice)
                .statusCode(404)
                .body("detail", containsString(notice))
                .body("detail", not(containsString(work.order())));
        cancel(as(DemoUser.OTTO), notice).statusCode(404);
        cancel(guest(), notice).statusCode(404);
        cancel(as(DemoUser.SAM), notice).statusCode(403);
        cancel(as(DemoUser.ADA), notice).statusCode(200).body("state", equalTo("cancelled"));
        cancel(as(DemoUser.ADA), notice).statusCode(200).body("state", equalTo("cancelled"));
        accept(as(DemoUser.ADA), notice).statusCode(409).body("state", equalTo("cancelled"));

        assertThat(work.read(as(DemoUser.ADA)).getString("state")).isEqualTo("cancelled");
        assertThat(refundsOf(work)).containsExactly(work.entry() + " 12000 USD");
        assertThat(work.promises().getString("items[0].outcome")).isEqualTo("cancelled_late");
    }

    @Test
    void anArtisanWhoCallsALatePieceOffPaysBackOnceWhoeverElseDoes() {
        LateWork work = LateWork.ordered().worksOnly(60);
        String notice = work.noticeAfter("");

        work.isCalledOff("The loom broke.").isCalledOff("The loom broke.");
        cancel(as(DemoUser.ADA), notice).statusCode(oneOf(200, 409));

        assertThat(work.read(as(DemoUser.ADA)).getString("state")).isEqualTo("cancelled");
        assertThat(refundsOf(work)).containsExactly(work.entry() + " 12000 USD");
    }

    @Test
    void aGuestDecidesWithTheOrdersToken() {
        Workshop workshop = Workshop.open(480, 480, 180);
        Response checkout = guest().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Prefer", "wait=10")
                .body(Workshop.checkoutOf(workshop.product()))
                .post("/v1/checkouts");
        String token = checkout.path("orderToken");
        String order = Workshop.confirm(checkout.path("id")).extract().path("id");
        LateWork work = new LateWork(workshop, order).worksOnly(60);
        String notice = work.noticeAfter("");

        accept(guest().header("X-Order-Token", token + "x"), notice).statusCode(404);
        accept(guest().header("X-Order-Token", token), notice).statusCode(200);
        guest().header("X-Order-Token", token)
                .get("/v1/orders/" + order + "/promises")
                .then()
                .statusCode(200)
                .body("items[0].promises.kind", contains("first", "accepted"));
    }

    @Test
    void theShopAnnouncesADelayThatTheEstimateDoesNotKnow() {
        LateWork work = LateWork.ordered();
        String promised = work.read(as(DemoUser.ADA)).getString("promisedBy");
        String late = LocalDate.parse(promised).plusDays(10).toString();

        announce(as(DemoUser.SAM), work, promised).statusCode(422);
        announce(as(DemoUser.ADA), work, late).statusCode(403);
        String notice = announce(as(DemoUser.SAM), work, late)
                .statusCode(200)
                .body("origin", equalTo("staff"))
                .body("closedAt", nullValue())
                .extract()
                .path("id");
        announce(as(DemoUser.SAM), work, late).statusCode(200).body("id", equalTo(notice));

        work.worksOnly(480);
        as(DemoUser.SAM)
                .get("/v1/artisans/" + work.workshop().artisan() + "/promises")
                .then()
                .statusCode(200)
                .body("items[0].notice.id", equalTo(notice))
                .body("items[0].notice.newDate", equalTo(late))
                .body("items[0].notice.silence", equalTo("stands"));
        accept(as(DemoUser.ADA), notice).statusCode(200);
        assertThat(work.read(as(DemoUser.ADA)).getString("promisedBy")).isEqualTo(late);
        announce(as(DemoUser.SAM), work, null)
                .statusCode(200)
                .body("newDate", nullValue())
                .body("silence", equalTo("refunds"));
    }

    private static ValidatableResponse announce(RequestSpecification caller, LateWork work, @Nullable String date) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", "The loom broke."));
        body.put("newDate", date);
        return caller.contentType(ContentType.JSON)
                .body(body)
                .post("/v1/artisans/" + work.workshop().artisan() + "/queue/entries/" + work.entry() + "/delay-notices")
                .then();
    }

    private static ValidatableResponse accept(RequestSpecification caller, String notice) {
        return caller.post("/v1/delay-notices/" + notice + "/acceptance").then();
    }

    private static ValidatableResponse cancel(RequestSpecification caller, String notice) {
        return caller.post("/v1/delay-notices/" + notice + "/cancellation").then();
    }

    private static List<String> board(LateWork work, String status) {
        return as(DemoUser.SAM)
                .get("/v1/artisans/" + work.workshop().artisan() + "/promises?status=" + status)
                .path("items.entryId");
    }

    private static List<String> notices(LateWork work) {
        return as(DemoUser.ADA)
                .get("/v1/orders/" + work.order() + "/delay-notices")
                .path("items.state");
    }

    private static List<String> timeline(LateWork work) {
        return as(DemoUser.ADA).get("/v1/orders/" + work.order() + "/timeline").path("items.type");
    }

    /** What payment was asked for on behalf of the order: the piece and the amount. */
    private static List<String> refundsOf(LateWork work) {
        return await().atMost(30, SECONDS)
                .until(
                        () -> TopicReader.read("payment.requests", Integer.MAX_VALUE, Duration.ofSeconds(4)).stream()
                                .filter(request -> request.key().equals(work.order()))
                                .map(AnsweringDelayNoticesTest::words)
                                .toList(),
                        found -> !found.isEmpty());
    }

    private static String words(ConsumerRecord<String, String> request) {
        JsonPath data = JsonPath.from(request.value());
        return data.getString("entry") + " " + data.getInt("amount.amount") + " " + data.getString("amount.currency");
    }

    private static long lettersAbout(String order) {
        return LocalStack.shared().mails().stream()
                .filter(mail -> mail.body().replace("=\r\n", "").contains("/v1/orders/" + order + "/delay-notices"))
                .count();
    }
}
