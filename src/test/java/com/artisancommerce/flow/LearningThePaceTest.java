package com.artisancommerce.flow;

import static com.artisancommerce.front.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pieces take twice as long as planned, and the next customer is told so. Over HTTP. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LearningThePaceTest {

    @Test
    void finishedPiecesMoveTheDatesOfTheNext() {
        Workshop workshop = Workshop.open(240, 1_200, 300);
        JsonPath before = quote(workshop);
        assertThat(before.getString("lines[0].basis")).isEqualTo("prior");
        assertThat(before.getInt("lines[0].sampleSize")).isZero();

        for (int piece = 0; piece < 12; piece++) {
            finish(workshop, 2_400);
        }

        JsonPath after = quote(workshop);
        assertThat(after.getString("lines[0].basis")).isEqualTo("learned");
        assertThat(after.getInt("lines[0].sampleSize")).isEqualTo(12);
        assertThat(LocalDate.parse(after.getString("lines[0].ready.p50")))
                .isAfter(LocalDate.parse(before.getString("lines[0].ready.p50")));
        LocalDate today = LocalDate.ofInstant(
                Instant.parse(after.getString("computedAt")), ZoneId.of(after.getString("lines[0].timeZone")));
        long days = after.getList("lines[0].explanation.days", Integer.class).stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(today.plusDays(days)).isEqualTo(after.getString("lines[0].delivery.p90"));
    }

    @Test
    void theArtisanSeesWhatIsBehindEachPromise() {
        Workshop workshop = Workshop.open(480, 240, 30);
        workshop.order(DemoUser.ADA);

        as(DemoUser.SAM)
                .get("/v1/artisans/" + workshop.artisan() + "/queue")
                .then()
                .statusCode(200)
                .body("entries[0].risk", equalTo("on_track"))
                .body("entries[0].onTime.toFloat()", greaterThanOrEqualTo(0.9f));
    }

    private static JsonPath quote(Workshop workshop) {
        return as(DemoUser.ADA)
                .contentType(ContentType.JSON)
                .body(Map.of("lines", List.of(Map.of("productId", workshop.product(), "quantity", 1))))
                .post("/v1/quotes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void finish(Workshop workshop, long minutes) {
        String order = workshop.order(DemoUser.ADA);
        String entry = as(DemoUser.ADA).get("/v1/orders/" + order).path("entries[0].entryId");
        workshop.work(entry, "start").statusCode(200);
        workshop.work(entry, "finish?workedMinutes=" + minutes).statusCode(200);
    }
}
