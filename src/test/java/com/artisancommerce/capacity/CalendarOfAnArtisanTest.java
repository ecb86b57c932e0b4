package com.artisancommerce.capacity;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.front.OrderStream;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An artisan's days change, and everybody's dates with them, at once. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class CalendarOfAnArtisanTest {

    private static final String READY = "entries[0].ready.p50";

    @TestHTTPResource("/")
    URI front;

    @Test
    void timeOffMovesTheDatesAtOnceWhilePositionsStay() {
        Workshop workshop = Workshop.open(480, 60, 30);
        workshop.order(DemoUser.BEN);
        String order = workshop.order(DemoUser.ADA);
        LocalDate back = today(workshop).plusDays(10);

        try (OrderStream ada = OrderStream.follow(front, DemoUser.ADA, order)) {
            assertThat(LocalDate.parse(ada.nextState().getString(READY))).isBefore(back);
            off(workshop, today(workshop), back.minusDays(1)).then().statusCode(201);

            JsonPath state = ada.stateWhere(READY, back.toString());
            assertThat(state.getInt("entries[0].position")).isEqualTo(2);
            assertThat(order(order).getString(READY)).isEqualTo(back.toString());
            assertThat(order(order).getInt("entries[0].position")).isEqualTo(2);
        }
    }

    @Test
    void datesComeBackWithATimeOffThatIsWithdrawn() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String order = workshop.order(DemoUser.ADA);
        String before = order(order).getString(READY);
        String exception = off(workshop, today(workshop), today(workshop).plusDays(20))
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        assertThat(order(order).getString(READY)).isNotEqualTo(before);

        as(DemoUser.SAM).delete(exception).then().statusCode(204);

        assertThat(order(order).getString(READY)).isEqualTo(before);
    }

    @Test
    void moreHoursBringTheDatesForward() {
        Workshop workshop = Workshop.open(30, 240, 300);
        String order = workshop.order(DemoUser.ADA);
        LocalDate before = LocalDate.parse(order(order).getString(READY));

        Workshop.setHours(workshop.artisan(), 480, 300, hoursTag(workshop))
                .then()
                .statusCode(200);

        assertThat(LocalDate.parse(order(order).getString(READY)))
                .isBefore(before)
                .isEqualTo(today(workshop));
    }

    @Test
    void extraHoursBringTheDatesForward() {
        Workshop workshop = Workshop.open(30, 240, 300);
        String order = workshop.order(DemoUser.ADA);
        LocalDate today = today(workshop);

        state(workshop, Map.of("from", today, "kind", "extra", "minutes", 600, "reason", "A long night."))
                .then()
                .statusCode(201);

        assertThat(order(order).getString(READY)).isEqualTo(today.toString());
    }

    @Test
    void withoutHoursForEverThereIsNoDateButAReason() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String order = workshop.order(DemoUser.ADA);

        Workshop.setHours(workshop.artisan(), 0, 30, hoursTag(workshop)).then().statusCode(200);

        assertThat(order(order).getString("entries[0].ready")).isNull();
        assertThat(order(order).getString("reason")).isEqualTo("The artisan has no working hours.");
    }

    @Test
    void aYearOfHolidaysIsWaitedFor() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String order = workshop.order(DemoUser.ADA);
        LocalDate today = today(workshop);

        off(workshop, today, today.plusDays(365)).then().statusCode(201);

        assertThat(order(order).getString(READY)).isEqualTo(today.plusDays(366).toString());
    }

    @Test
    void hoursPlannedForLaterCountFromTheirDayOn() {
        Workshop workshop = Workshop.open(10, 300, 300);
        String order = workshop.order(DemoUser.ADA);
        LocalDate change = today(workshop).plusDays(5);

        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .header("If-Match", hoursTag(workshop))
                .body(Map.of("weekly", everyDay(1440)))
                .put(address(workshop, "/hours/versions/" + change))
                .then()
                .statusCode(200);

        assertThat(order(order).getString(READY)).isEqualTo(change.toString());
        assertThat(days(workshop, change.minusDays(1), change).getList("minutes"))
                .containsExactly(10, 1440);
    }

    @Test
    void aDayOf23HoursHasItsConfiguredMinutes() {
        Workshop workshop = Workshop.open(1440, 60, 30);
        LocalDate springForward = nextDayOf23Hours();

        assertThat(days(workshop, springForward, springForward).getList("minutes"))
                .containsExactly(1440);
    }

    private static LocalDate nextDayOf23Hours() {
        ZoneRules rules = ZoneId.of("Europe/Vienna").getRules();
        ZoneOffsetTransition next = rules.nextTransition(Instant.now());
        ZoneOffsetTransition spring = next.isGap() ? next : rules.nextTransition(next.getInstant());
        return spring.getDateTimeBefore().toLocalDate();
    }

    @Test
    void theWeeksAddUpToTheQueue() {
        Workshop workshop = Workshop.open(60, 240, 30);
        workshop.order(DemoUser.ADA);
        String held = workshop.checkOut(DemoUser.BEN).statusCode(201).extract().path("id");

        JsonPath use = as(DemoUser.SAM)
                .get(address(workshop, "/utilisation?weeks=4"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(sum(use, "soldMinutes")).isEqualTo(240);
        assertThat(sum(use, "heldMinutes")).isEqualTo(240);
        assertThat(use.getInt("weeks[0].capacityMinutes")).isBetween(60, 420);
        assertThat(use.getInt("overCommittedMinutes")).isZero();
        as(DemoUser.BEN).post("/v1/checkouts/" + held + "/release").then().statusCode(200);
    }

    private static int sum(JsonPath use, String name) {
        return use.getList("weeks." + name, Integer.class).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static Response off(Workshop workshop, LocalDate from, LocalDate to) {
        return state(workshop, Map.of("from", from, "to", to, "kind", "off", "reason", "Ill."));
    }

    private static Response state(Workshop workshop, Map<String, Object> exception) {
        Map<String, Object> body = new HashMap<>(exception);
        body.replaceAll((name, value) -> value instanceof LocalDate day ? day.toString() : value);
        return as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(body)
                .post(address(workshop, "/calendar/exceptions"));
    }

    private static JsonPath order(String order) {
        return as(DemoUser.ADA).get("/v1/orders/" + order).jsonPath();
    }

    private static JsonPath days(Workshop workshop, LocalDate from, LocalDate to) {
        return guest().get(address(workshop, "/calendar?from=" + from + "&to=" + to))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("days");
    }

    /** The first day of the calendar as it is shown: today where the artisan lives. */
    private static LocalDate today(Workshop workshop) {
        return LocalDate.parse(
                guest().get(address(workshop, "/calendar")).jsonPath().getString("days[0].date"));
    }

    private static String hoursTag(Workshop workshop) {
        return guest().get(address(workshop, "/hours")).header("ETag");
    }

    private static Map<String, Integer> everyDay(int minutes) {
        Map<String, Integer> weekly = new HashMap<>();
        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .forEach(day -> weekly.put(day, minutes));
        return weekly;
    }

    private static String address(Workshop workshop, String path) {
        UUID artisan = workshop.artisan();
        return "/v1/artisans/" + artisan + path;
    }
}
