package com.artisancommerce.capacity;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.front.EventReader;
import com.artisancommerce.front.Stock;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The artisan's own view of their queue, live. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WatchingTheBoardTest {

    @TestHTTPResource("/")
    URI front;

    @Test
    void saysWhatTheQueueSaysAfterEachChange() {
        Workshop workshop = Workshop.open(480, 240, 30);
        try (EventReader staff =
                watch(workshop.artisan(), bearer(LocalStack.shared().tokens().of(DemoUser.SAM)))) {
            assertThat(staff.next("state").getList("entries")).isEmpty();

            workshop.order(DemoUser.ADA);
            JsonPath placed = staff.where("state", "entries[0].state", "queued");
            assertSameAtRest(workshop.artisan(), placed);
            assertThat(placed.getString("entries[0].risk")).isEqualTo("on_track");

            workshop.work(placed.getString("entries[0].entryId"), "start").statusCode(200);
            JsonPath started = staff.where("state", "entries[0].state", "in_production");
            assertThat(started.getLong("version")).isGreaterThan(placed.getLong("version"));
            assertSameAtRest(workshop.artisan(), started);
        }
    }

    @Test
    void isForTheArtisanAndTheShopsStaff() {
        UUID artisan = Stock.artisan();
        Workshop.setHours(artisan, 480, 30, null).then().statusCode(200);
        String own = "Authorization: Bearer "
                + LocalStack.shared().tokens().with(DemoUser.MAYA, Map.of("sub", "user-" + artisan));

        try (EventReader self = watch(artisan, own)) {
            assertThat(self.next("state").getString("artisanId")).isEqualTo(artisan.toString());
        }
        String path = "/v1/artisans/" + artisan + "/board/events";
        as(DemoUser.MAYA).get(path).then().statusCode(404);
        as(DemoUser.OTTO).get(path).then().statusCode(403);
        as(DemoUser.ADA).get(path).then().statusCode(403);
        guest().get(path).then().statusCode(401);
        ticket(as(DemoUser.MAYA), artisan, 404);
        ticket(as(DemoUser.ADA), artisan, 403);
        ticket(guest(), artisan, 401);
    }

    @Test
    void isOpenedWithATicketToo() {
        UUID artisan = Workshop.open(480, 240, 30).artisan();
        String url = ticket(as(DemoUser.SAM), artisan, 201).path("urls[0]");

        String seen;
        try (EventReader browser = EventReader.open(front, url)) {
            browser.next("state");
            seen = browser.lastId();
        }
        try (EventReader back = EventReader.open(front, url, "Last-Event-ID: " + seen)) {
            assertThat(back.next("state").getString("artisanId")).isEqualTo(artisan.toString());
        }
        guest().get(url).then().statusCode(204);
    }

    private static io.restassured.response.Response ticket(RequestSpecification caller, UUID artisan, int status) {
        return caller.contentType(ContentType.JSON)
                .body(Map.of("artisanId", artisan))
                .post("/v1/stream-tickets")
                .then()
                .statusCode(status)
                .extract()
                .response();
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    private EventReader watch(UUID artisan, String... headers) {
        return EventReader.open(front, "/v1/artisans/" + artisan + "/board/events", headers);
    }

    private static void assertSameAtRest(UUID artisan, JsonPath state) {
        Map<String, Object> read = new HashMap<>(as(DemoUser.SAM)
                .get("/v1/artisans/" + artisan + "/queue")
                .jsonPath()
                .getMap(""));
        Map<String, Object> told = new HashMap<>(state.getMap(""));
        List.of(read, told).forEach(each -> each.remove("computedAt"));
        assertThat(read).isEqualTo(told);
    }
}
