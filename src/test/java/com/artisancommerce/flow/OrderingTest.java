package com.artisancommerce.flow;

import static com.artisancommerce.front.Callers.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OrderingTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Vienna"));

    @Test
    void takesAPlaceKeepsItWhenConfirmedAndMovesUpWhenAPieceIsFinished() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String first = workshop.order(DemoUser.ADA);
        String second = workshop.order(DemoUser.BEN);
        String third = workshop.checkOut(DemoUser.CLEO)
                .statusCode(201)
                .body("status", equalTo("reserved"))
                .body("lines[0].position", equalTo(3))
                .body("promisedBy", equalTo(today.plusDays(1 + 4 + 1).toString()))
                .body("holdExpiresAt", notNullValue())
                .extract()
                .path("id");
        String thirdOrder = Workshop.confirm(third).statusCode(201).extract().path("id");

        as(DemoUser.CLEO)
                .get("/v1/orders/" + thirdOrder)
                .then()
                .statusCode(200)
                .body("state", equalTo("placed"))
                .body("entries[0].position", equalTo(3))
                .body("entries[0].entriesAhead", equalTo(2))
                .body("entries[0].minutesAhead", equalTo(480))
                .body("entries[0].ready.p90", equalTo(today.plusDays(2).toString()));

        String entry = as(DemoUser.ADA).get("/v1/orders/" + first).path("entries[0].entryId");
        workshop.work(entry, "start")
                .statusCode(200)
                .body("state", equalTo("in_production"))
                .body("position", nullValue());
        workshop.work(entry, "finish").statusCode(200).body("state", equalTo("done"));
        workshop.work(entry, "finish").statusCode(200).body("state", equalTo("done"));

        as(DemoUser.BEN).get("/v1/orders/" + second).then().body("entries[0].position", equalTo(1));
        as(DemoUser.CLEO).get("/v1/orders/" + thirdOrder).then().body("entries[0].position", equalTo(2));
        as(DemoUser.ADA)
                .get("/v1/orders/" + first + "/timeline")
                .then()
                .body("items.type", contains("placed", "started", "finished", "ready"))
                .body("items.sequence", contains(1, 2, 3, 4));
        as(DemoUser.ADA).get("/v1/orders/" + first).then().body("state", equalTo("ready"));
    }

    @Test
    void refusesWhatDoesNotFitWithTheDateWhenHoursComeFree() {
        Workshop workshop = Workshop.open(60, 60, 2);
        workshop.checkOut(DemoUser.ADA).body("status", equalTo("reserved"));
        workshop.checkOut(DemoUser.BEN).body("status", equalTo("reserved"));
        workshop.checkOut(DemoUser.CLEO)
                .statusCode(201)
                .body("status", equalTo("refused"))
                .body("refusal.type", equalTo("full"))
                .body("refusal.availableFrom", equalTo(today.plusDays(1).toString()))
                .body("lines[0].position", nullValue());
    }

    @Test
    void givesTheHoursBackWhenReleased() {
        Workshop workshop = Workshop.open(60, 60, 1);
        String held = workshop.checkOut(DemoUser.ADA)
                .body("status", equalTo("reserved"))
                .extract()
                .path("id");
        workshop.checkOut(DemoUser.BEN).body("status", equalTo("refused"));
        as(DemoUser.ADA)
                .post("/v1/checkouts/" + held + "/release")
                .then()
                .statusCode(200)
                .body("status", equalTo("released"));
        as(DemoUser.ADA)
                .post("/v1/checkouts/" + held + "/release")
                .then()
                .statusCode(200)
                .body("status", equalTo("released"));
        workshop.checkOut(DemoUser.CLEO).body("status", equalTo("reserved")).body("lines[0].position", equalTo(1));
        Workshop.confirm(held).statusCode(409).body("type", equalTo("/problems/not-reserved"));
    }

    @Test
    void showsTheArtisanTheWholeQueue() {
        Workshop workshop = Workshop.open(480, 240, 30);
        workshop.order(DemoUser.ADA);
        workshop.checkOut(DemoUser.BEN).body("status", equalTo("reserved"));
        as(DemoUser.SAM)
                .get("/v1/artisans/" + workshop.artisan() + "/queue")
                .then()
                .statusCode(200)
                .body("waiting", equalTo(2))
                .body("remainingMinutes", equalTo(240))
                .body("heldMinutes", equalTo(240))
                .body("entries", hasSize(2))
                .body("entries.state", contains("queued", "held"))
                .body("entries.position", contains(1, 2));
        as(DemoUser.MAYA)
                .get("/v1/artisans/" + workshop.artisan() + "/queue")
                .then()
                .statusCode(404);
    }
}
