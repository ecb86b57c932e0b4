package com.artisancommerce.flow;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A customer, or an artisan, asks why a piece stands where it stands, over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WhyADateMovedTest {

    @Test
    void tellsWhatOthersAndTheArtisanMeantForThePiece() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String first = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);
        String second = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);
        String third = entry(workshop.order(DemoUser.BEN), DemoUser.BEN);
        String order = workshop.order(DemoUser.CLEO);
        for (String piece : List.of(first, second)) {
            workshop.work(piece, "start").statusCode(200);
            workshop.work(piece, "finish").statusCode(200);
        }
        cancel(workshop, third);

        JsonPath history = ofOrder(order, entry(order, DemoUser.CLEO));

        assertThat(history.getList("items.text"))
                .containsExactly(
                        "It took its place in the queue",
                        "It was confirmed in its place",
                        "1 piece ahead was started",
                        "1 piece ahead was finished",
                        "1 piece ahead was started",
                        "1 piece ahead was finished",
                        "1 piece ahead left the queue");
        assertThat(history.getList("items.positionAfter")).containsExactly(4, 4, 3, 3, 2, 2, 1);
        assertThat(history.getList("items.minutesMoved")).containsExactly(0, 0, 0, -240, 0, -240, -240);
        assertThat(history.getList("items.actor")).containsOnlyNulls();
        assertThat(history.prettify()).doesNotContain("Ben has changed his mind");
    }

    @Test
    void foldsWhatHappensInARowAndNamesTheActorToStaffAlone() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String first = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);
        String second = entry(workshop.order(DemoUser.ADA), DemoUser.ADA);
        String order = workshop.order(DemoUser.CLEO);
        workshop.work(first, "start").statusCode(200);
        workshop.work(second, "start").statusCode(200);
        workshop.work(second, "finish").statusCode(200);
        workshop.work(first, "finish").statusCode(200);
        String path = path(workshop, entry(order, DemoUser.CLEO));

        JsonPath history =
                as(DemoUser.SAM).get(path).then().statusCode(200).extract().jsonPath();
        JsonPath page = as(DemoUser.SAM).get(path + "?limit=3").then().extract().jsonPath();

        assertThat(history.getString("items[2].text")).isEqualTo("2 pieces ahead were started");
        assertThat(history.getInt("items[3].count")).isEqualTo(2);
        assertThat(history.getInt("items[3].minutesMoved")).isEqualTo(-480);
        assertThat(history.getString("items[3].actor")).isEqualTo(DemoUser.SAM.subject());
        assertThat(page.getList("items")).hasSize(3);
        as(DemoUser.SAM)
                .get(path + "?limit=3&cursor=" + page.getString("nextCursor"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].text", equalTo("2 pieces ahead were finished"))
                .body("nextCursor", nullValue());
        as(DemoUser.CLEO)
                .get("/v1/orders/" + order + "/entries/" + entry(order, DemoUser.CLEO) + "/history")
                .then()
                .body("items.actor", everyItem(nullValue()));
    }

    @Test
    void itsOwnStepsAreToldWithTheirReasons() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String order = workshop.order(DemoUser.ADA);
        String piece = entry(order, DemoUser.ADA);
        workshop.work(piece, "start").statusCode(200);
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "The blue wool is late"))
                .post("/v1/artisans/" + workshop.artisan() + "/queue/entries/" + piece + "/block")
                .then()
                .statusCode(200);
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("workedMinutes", 90))
                .put("/v1/artisans/" + workshop.artisan() + "/queue/entries/" + piece + "/work")
                .then()
                .statusCode(200);

        assertThat(ofOrder(order, piece, DemoUser.ADA).getList("items.text"))
                .containsExactly(
                        "It took its place in the queue",
                        "It was confirmed in its place",
                        "The artisan started it",
                        "Work on it rests: The blue wool is late",
                        "1 h 30 min of work on it was done");
    }

    @Test
    void isNobodyElsesToRead() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String order = workshop.order(DemoUser.ADA);
        String piece = entry(order, DemoUser.ADA);
        String others = entry(workshop.order(DemoUser.BEN), DemoUser.BEN);

        as(DemoUser.MAYA).get(path(workshop, piece)).then().statusCode(404);
        as(DemoUser.SARA).get(path(workshop, piece)).then().statusCode(404);
        as(DemoUser.ADA).get(path(workshop, piece)).then().statusCode(403);
        as(DemoUser.SAM)
                .get(path(workshop, UUID.randomUUID().toString()))
                .then()
                .statusCode(404);
        String mine = "/v1/orders/" + order + "/entries/" + piece + "/history";
        as(DemoUser.BEN).get(mine).then().statusCode(404);
        guest().get(mine).then().statusCode(404);
        as(DemoUser.ADA)
                .get("/v1/orders/" + order + "/entries/" + others + "/history")
                .then()
                .statusCode(404);
        as(DemoUser.ADA).get(mine + "?cursor=nonsense").then().statusCode(400);
    }

    private static void cancel(Workshop workshop, String piece) {
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "Ben has changed his mind"))
                .post("/v1/artisans/" + workshop.artisan() + "/queue/entries/" + piece + "/cancellation")
                .then()
                .statusCode(200);
    }

    private static String entry(String order, DemoUser customer) {
        return as(customer).get("/v1/orders/" + order).path("entries[0].entryId");
    }

    private static JsonPath ofOrder(String order, String piece) {
        return ofOrder(order, piece, DemoUser.CLEO);
    }

    private static JsonPath ofOrder(String order, String piece, DemoUser customer) {
        return as(customer)
                .get("/v1/orders/" + order + "/entries/" + piece + "/history")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String path(Workshop workshop, String piece) {
        return "/v1/artisans/" + workshop.artisan() + "/queue/entries/" + piece + "/history";
    }
}
