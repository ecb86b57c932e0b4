package com.artisancommerce.flow;

import static com.artisancommerce.front.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInRelativeOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.front.OrderStream;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An artisan works on pieces, over HTTP: what the artisan does, what those behind and the customer see of it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WorkingOnAPieceTest {

    @TestHTTPResource("/")
    URI front;

    @Test
    void reportedMinutesBringThoseBehindForwardAndTheSameReportTwiceSaysTheSame() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String piece = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);
        String behind = workshop.order(DemoUser.BEN);
        workshop.work(piece, "start")
                .statusCode(200)
                .body("startedAt", notNullValue())
                .body("workedMinutes", equalTo(0));

        report(workshop, piece, 90).statusCode(200).body("workedMinutes", equalTo(90));
        long version = version(workshop);
        report(workshop, piece, 90).statusCode(200).body("workedMinutes", equalTo(90));

        as(DemoUser.BEN).get("/v1/orders/" + behind).then().body("entries[0].minutesAhead", equalTo(150));
        queue(workshop).body("version", equalTo((int) version)).body("remainingMinutes", equalTo(150 + 240));
    }

    @Test
    void anOverrunLeavesNothingToDoAndFewerMinutesNeedAReason() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String piece = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);
        workshop.order(DemoUser.BEN);
        workshop.work(piece, "start").statusCode(200);

        report(workshop, piece, 300).statusCode(200).body("workedMinutes", equalTo(300));
        queue(workshop).body("remainingMinutes", equalTo(240));
        report(workshop, piece, 200).statusCode(409).body("type", equalTo("/problems/worked-more"));
        workshop.work(piece, "finish?workedMinutes=200").statusCode(409).body("type", equalTo("/problems/worked-more"));
        body(Map.of("workedMinutes", 200, "reason", "I counted an evening twice"))
                .put(path(workshop, piece, "work"))
                .then()
                .statusCode(200)
                .body("workedMinutes", equalTo(200));
        queue(workshop).body("remainingMinutes", equalTo(40 + 240));
    }

    @Test
    void aPieceIsLaidAsideAndGoneOnWithInItsPlace() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String order = workshop.order(DemoUser.ADA);
        String piece = entry(order, DemoUser.ADA);
        String behind = workshop.order(DemoUser.BEN);
        workshop.work(piece, "start").statusCode(200);

        step(workshop, piece, "laying-aside", Map.of())
                .statusCode(200)
                .body("state", equalTo("blocked"))
                .body("blockedFor.cause", equalTo("laid_aside"))
                .body("blockedFor.reason", nullValue());
        as(DemoUser.BEN).get("/v1/orders/" + behind).then().body("entries[0].minutesAhead", equalTo(240));
        step(workshop, piece, "block", Map.of("reason", "The blue wool is late", "expectedOn", "2030-01-02"))
                .statusCode(200)
                .body("blockedFor.cause", equalTo("missing"))
                .body("blockedFor.expectedOn", equalTo("2030-01-02"));
        workshop.work(piece, "finish").statusCode(409).body("state", equalTo("blocked"));
        queue(workshop).body("entries[0].blockedFor.reason", equalTo("The blue wool is late"));
        workshop.work(piece, "resumption")
                .statusCode(200)
                .body("state", equalTo("in_production"))
                .body("blockedFor", nullValue());
        workshop.work(piece, "resumption").statusCode(200).body("state", equalTo("in_production"));
        workshop.work(piece, "finish?workedMinutes=260")
                .statusCode(200)
                .body("state", equalTo("done"))
                .body("workedMinutes", equalTo(260));

        as(DemoUser.ADA)
                .get("/v1/orders/" + order + "/timeline")
                .then()
                .body(
                        "items.type",
                        containsInRelativeOrder("placed", "started", "blocked", "resumed", "finished", "ready"));
    }

    @Test
    void aPieceWithPassiveMinutesCuresAndUsesNoHours() {
        Workshop made = Workshop.open(480, 240, 30);
        Workshop workshop = new Workshop(made.artisan(), Workshop.product(made.artisan(), 60, 3 * 1440));
        String piece = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);
        workshop.work(piece, "start").statusCode(200);

        JsonPath curing = workshop.work(piece, "finish")
                .statusCode(200)
                .body("state", equalTo("curing"))
                .extract()
                .jsonPath();
        Instant until = Instant.parse(curing.getString("curingUntil"));
        assertThat(until).isCloseTo(Instant.now().plus(Duration.ofDays(3)), within(1, ChronoUnit.MINUTES));
        assertThat(curing.getString("ready.p90"))
                .isEqualTo(
                        LocalDate.ofInstant(until, ZoneId.of("Europe/Vienna")).toString());
        workshop.work(piece, "finish").statusCode(200).body("state", equalTo("curing"));
        queue(workshop).body("remainingMinutes", equalTo(0)).body("entries[0].state", equalTo("curing"));
    }

    @Test
    void aPieceCancelledInProductionGivesBackOnlyWhatIsNotWorked() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String piece = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);
        String behind = workshop.order(DemoUser.BEN);
        workshop.work(piece, "start").statusCode(200);
        report(workshop, piece, 60).statusCode(200);
        queue(workshop).body("remainingMinutes", equalTo(180 + 240));

        step(workshop, piece, "cancellation", Map.of("reason", "A crack in the clay"))
                .statusCode(200)
                .body("state", equalTo("cancelled"));

        queue(workshop).body("remainingMinutes", equalTo(240));
        as(DemoUser.BEN).get("/v1/orders/" + behind).then().body("entries[0].minutesAhead", equalTo(0));
    }

    @Test
    void severalPiecesMayBeInProductionAtOnce() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String first = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);
        String second = entry(workshop.order(DemoUser.BEN), DemoUser.BEN);
        workshop.work(second, "start").statusCode(409).body("type", equalTo("/problems/not-first-in-queue"));
        workshop.work(first, "start").statusCode(200);
        workshop.work(second, "start").statusCode(200);
        queue(workshop).body("entries.state", contains("in_production", "in_production"));
    }

    @Test
    void thoseBehindSeeItOnTheirStreamAsItIsWorkedOn() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String piece = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);
        String behind = workshop.order(DemoUser.BEN);

        try (OrderStream ben = OrderStream.follow(front, DemoUser.BEN, behind)) {
            assertThat(ben.nextState().getInt("entries[0].position")).isEqualTo(2);
            workshop.work(piece, "start").statusCode(200);
            assertThat(ben.stateWhere("entries[0].position", 1).getInt("entries[0].minutesAhead"))
                    .isEqualTo(240);
            report(workshop, piece, 90).statusCode(200);
            ben.stateWhere("entries[0].minutesAhead", 150);
            workshop.work(piece, "finish").statusCode(200);
            ben.stateWhere("entries[0].minutesAhead", 0);
        }
    }

    @Test
    void manyWhoFinishItAtOnceFinishItOnce() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String order = workshop.order(DemoUser.ADA);
        String piece = entry(order, DemoUser.ADA);
        workshop.work(piece, "start").statusCode(200);
        long version = version(workshop);

        IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> workshop.work(piece, "finish").statusCode(200).body("state", equalTo("done"))))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(version(workshop)).isEqualTo(version + 1);
        as(DemoUser.ADA)
                .get("/v1/orders/" + order + "/timeline")
                .then()
                .body("items.type", contains("placed", "started", "finished", "ready"));
    }

    @Test
    void startingAPieceThatIsNotFirstIsAReorder() {
        Workshop workshop = Workshop.open(240, 240, 60);
        String first = workshop.order(DemoUser.ADA);
        Workshop large = new Workshop(workshop.artisan(), Workshop.product(workshop.artisan(), 2_400, 0));
        String piece = entry(large.order(DemoUser.BEN), DemoUser.BEN);
        String path = path(workshop, piece, "early-start");
        Map<String, ?> asked = Map.of("reason", "A gift for a wedding");

        body(asked).post(path).then().statusCode(428);
        body(asked).header("If-Match", "\"1\"").post(path).then().statusCode(412);
        body(asked)
                .header("If-Match", tag(workshop))
                .post(path)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/promises-would-break"))
                .body("promises.entryId", contains(entry(first, DemoUser.ADA)));
        queue(workshop).body("entries.state", contains("queued", "queued"));
        body(Map.of("reason", "A gift for a wedding", "override", true))
                .header("If-Match", tag(workshop))
                .post(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("in_production"));

        as(DemoUser.ADA).get("/v1/orders/" + first).then().body("entries[0].minutesAhead", equalTo(2_400));
        as(DemoUser.ADA)
                .get("/v1/orders/" + first + "/entries/" + entry(first, DemoUser.ADA) + "/history")
                .then()
                .body("items.text", hasItem("The artisan put other pieces first: A gift for a wedding"));
    }

    @Test
    void whatCannotBeDoneNowIsRefusedWithTheStateThatWasMet() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String piece = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);

        report(workshop, piece, 10).statusCode(409).body("state", equalTo("queued"));
        step(workshop, piece, "laying-aside", Map.of()).statusCode(409).body("state", equalTo("queued"));
        step(workshop, piece, "block", Map.of("reason", "No wool"))
                .statusCode(409)
                .body("state", equalTo("queued"));
        workshop.work(piece, "resumption").statusCode(409).body("state", equalTo("queued"));
        workshop.work(piece, "finish").statusCode(409).body("state", equalTo("queued"));
        step(workshop, piece, "block", Map.of()).statusCode(422).body("errors.pointer", hasItem("/reason"));
        report(workshop, piece, -1).statusCode(422);
    }

    @Test
    void nobodyElseWorksOnAnArtisansPieces() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String piece = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);
        for (String verb : List.of("start", "laying-aside", "resumption", "finish")) {
            String path = path(workshop, piece, verb);
            body(Map.of(), DemoUser.MAYA).post(path).then().statusCode(404);
            body(Map.of(), DemoUser.SARA).post(path).then().statusCode(404);
            body(Map.of(), DemoUser.ADA).post(path).then().statusCode(403);
        }
        body(Map.of("workedMinutes", 1), DemoUser.ADA)
                .put(path(workshop, piece, "work"))
                .then()
                .statusCode(403);
        workshop.work(UUID.randomUUID().toString(), "start").statusCode(404);
    }

    private static String entry(String order, DemoUser customer) {
        return as(customer).get("/v1/orders/" + order).path("entries[0].entryId");
    }

    private static ValidatableResponse report(Workshop workshop, String entry, int minutes) {
        return body(Map.of("workedMinutes", minutes))
                .put(path(workshop, entry, "work"))
                .then();
    }

    private static ValidatableResponse step(Workshop workshop, String entry, String step, Map<String, ?> body) {
        return body(body).post(path(workshop, entry, step)).then();
    }

    private static RequestSpecification body(Map<String, ?> body) {
        return body(body, DemoUser.SAM);
    }

    private static RequestSpecification body(Map<String, ?> body, DemoUser user) {
        return as(user).contentType(ContentType.JSON).body(body);
    }

    private static String path(Workshop workshop, String entry, String step) {
        return "/v1/artisans/" + workshop.artisan() + "/queue/entries/" + entry + "/" + step;
    }

    private static ValidatableResponse queue(Workshop workshop) {
        return as(DemoUser.SAM)
                .get("/v1/artisans/" + workshop.artisan() + "/queue")
                .then()
                .statusCode(200);
    }

    private static String tag(Workshop workshop) {
        return queue(workshop).extract().header("ETag");
    }

    private static long version(Workshop workshop) {
        return queue(workshop).extract().jsonPath().getLong("version");
    }
}
