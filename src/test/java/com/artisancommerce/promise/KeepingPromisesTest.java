package com.artisancommerce.promise;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.platform.Reactive.result;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an artisan's word is worth, and how a shop understands silence. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class KeepingPromisesTest {

    private static final TenantId SHOP = new TenantId(DemoUser.Shops.DEMO);

    @Inject
    Sql sql;

    @Inject
    Deliveries deliveries;

    @Test
    void anArtisanWithoutFinishedPiecesHasNoAccuracy() {
        Workshop workshop = Workshop.open(480, 60, 30);

        guest().get("/v1/artisans/" + workshop.artisan() + "/accuracy")
                .then()
                .statusCode(200)
                .body("share", nullValue())
                .body("sample", equalTo(0))
                .body("since", nullValue());
        guest().get("/v1/artisans/" + UUID.randomUUID() + "/accuracy").then().statusCode(404);
    }

    @Test
    void countsWhatWasFinishedInTimeAndWhatWasCancelledAfterADelay() {
        LateWork work = LateWork.ordered();
        Workshop workshop = work.workshop();
        finish(workshop, work.entry());
        accuracyWhere(workshop, 1);

        LateWork late = new LateWork(workshop, workshop.order(DemoUser.BEN)).worksOnly(60);
        String notice = late.noticeAfter("");
        as(DemoUser.BEN)
                .post("/v1/delay-notices/" + notice + "/cancellation")
                .then()
                .statusCode(200);
        LateWork well = new LateWork(workshop, workshop.order(DemoUser.BEN));
        well.isCalledOff("The customer changed their mind.");

        JsonPath accuracy = accuracyWhere(workshop, 2);
        assertThat(accuracy.getInt("kept")).isEqualTo(1);
        assertThat(accuracy.getDouble("share")).isEqualTo(0.5);
        await().atMost(20, SECONDS).until(() -> outcome(well), "cancelled"::equals);
        assertThat(accuracyWhere(workshop, 2).getInt("sample")).isEqualTo(2);
    }

    @Test
    void aParcelThatArrivesCorrectsWhatWasExpected() {
        LateWork work = LateWork.ordered();
        LocalDate promised = LocalDate.parse(work.read(as(DemoUser.ADA)).getString("promisedBy"));
        finish(work.workshop(), work.entry());
        accuracyWhere(work.workshop(), 1);

        deliver(work, promised.plusDays(1));
        assertThat(outcome(work)).isEqualTo("missed");
        assertThat(accuracyWhere(work.workshop(), 1).getInt("kept")).isZero();

        deliver(work, promised);
        assertThat(outcome(work)).isEqualTo("kept");
    }

    @Test
    void thePolicyOfAShopIsItsAdminsToSay() {
        as(DemoUser.MAYA).get("/v1/delay-policy").then().statusCode(403);
        String tag = as(DemoUser.SARA).get("/v1/delay-policy").header("ETag");
        Map<String, Integer> strict = Map.of("silentDelayDays", 0, "answerWithinDays", 14);

        as(DemoUser.SARA)
                .contentType(ContentType.JSON)
                .body(strict)
                .put("/v1/delay-policy")
                .then()
                .statusCode(428);
        as(DemoUser.SARA)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(strict)
                .put("/v1/delay-policy")
                .then()
                .statusCode(200)
                .body("silentDelayDays", equalTo(0));
        as(DemoUser.SARA)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(strict)
                .put("/v1/delay-policy")
                .then()
                .statusCode(412);
        as(DemoUser.SARA).get("/v1/delay-policy").then().body("answerWithinDays", equalTo(14));
    }

    private void deliver(LateWork work, LocalDate day) {
        result(() -> sql.inTransaction(SHOP, tx -> deliveries.delivered(tx, SHOP, UUID.fromString(work.order()), day)));
    }

    private static String outcome(LateWork work) {
        return as(DemoUser.SAM).get("/v1/orders/" + work.order() + "/promises").path("items[0].outcome");
    }

    private static JsonPath accuracyWhere(Workshop workshop, int sample) {
        return await().atMost(20, SECONDS)
                .until(
                        () -> guest().get("/v1/artisans/" + workshop.artisan() + "/accuracy")
                                .jsonPath(),
                        found -> found.getInt("sample") == sample);
    }

    private static void finish(Workshop workshop, String entry) {
        workshop.work(entry, "start").statusCode(200);
        workshop.work(entry, "finish").statusCode(200);
    }
}
