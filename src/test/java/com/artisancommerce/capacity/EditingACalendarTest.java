package com.artisancommerce.capacity;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Stock.asArtisan;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.capacity.store.WeekVersionRows;
import com.artisancommerce.front.Stock;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exceptions of a calendar and versions of the hours: who may edit them, and what is refused. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EditingACalendarTest {

    private static final LocalDate DAY = LocalDate.of(2035, 5, 1);

    @Test
    void anExceptionIsReadAsItWasStated() {
        UUID artisan = artisan();
        String address = add(as(DemoUser.SAM), artisan, exception(DAY, DAY.plusDays(2), "off"))
                .statusCode(201)
                .extract()
                .header("Location");

        as(DemoUser.SAM)
                .get(address)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("from", equalTo("2035-05-01"))
                .body("to", equalTo("2035-05-03"))
                .body("kind", equalTo("off"))
                .body("minutes", equalTo(0))
                .body("reason", equalTo("Ill."));
    }

    @Test
    void ofTwoWhoEditAtOnceOneIsTold() {
        UUID artisan = artisan();
        String address = add(as(DemoUser.SAM), artisan, exception(DAY, DAY, "off"))
                .statusCode(201)
                .extract()
                .header("Location");
        Map<String, Object> longer = exception(DAY, DAY.plusDays(1), "off");

        edit(address, longer, "\"2\"").statusCode(200).header("ETag", equalTo("\"3\""));
        edit(address, longer, "\"2\"").statusCode(412);
        as(DemoUser.SAM).header("If-Match", "\"2\"").delete(address).then().statusCode(412);
        as(DemoUser.SAM).header("If-Match", "\"3\"").delete(address).then().statusCode(204);
        as(DemoUser.SAM).delete(address).then().statusCode(404);
    }

    @Test
    void overlappingDaysHaveTheFewestMinutesAndThenTheExtraOnes() {
        UUID artisan = artisan();
        add(as(DemoUser.SAM), artisan, with(exception(DAY, DAY.plusDays(2), "off"), "minutes", 200))
                .statusCode(201);
        add(as(DemoUser.SAM), artisan, with(exception(DAY.plusDays(1), DAY.plusDays(3), "holiday"), "minutes", 100))
                .statusCode(201);
        add(as(DemoUser.SAM), artisan, with(exception(DAY.plusDays(2), DAY.plusDays(4), "extra"), "minutes", 30))
                .statusCode(201);

        guest().get(at(artisan, "/calendar?from=2035-05-01&to=2035-05-06"))
                .then()
                .statusCode(200)
                .body("days.minutes", contains(200, 100, 130, 130, 510, 480))
                .body("days.kind", contains("off", "holiday", "extra", "extra", "extra", "regular"));
    }

    @Test
    void aPageShowsThoseThatTouchTheRange() {
        UUID artisan = artisan();
        for (int week = 0; week < 3; week++) {
            LocalDate from = DAY.plusWeeks(week);
            add(as(DemoUser.SAM), artisan, exception(from, from.plusDays(1), "off"))
                    .statusCode(201);
        }
        String cursor = as(DemoUser.SAM)
                .get(at(artisan, "/calendar/exceptions?limit=2"))
                .then()
                .body("items.from", contains("2035-05-01", "2035-05-08"))
                .extract()
                .path("nextCursor");

        as(DemoUser.SAM)
                .get(at(artisan, "/calendar/exceptions?limit=2&cursor=" + cursor))
                .then()
                .body("items.from", contains("2035-05-15"))
                .body("nextCursor", nullValue());
        as(DemoUser.SAM)
                .get(at(artisan, "/calendar/exceptions?from=2035-05-09&to=2035-05-14"))
                .then()
                .body("items.from", contains("2035-05-08"));
    }

    @Test
    void anIdOfOnesOwnIsTakenOnce() {
        UUID artisan = artisan();
        Map<String, Object> own = with(exception(DAY, DAY, "off"), "id", UUID.randomUUID());

        add(as(DemoUser.SAM), artisan, own).statusCode(201);
        add(as(DemoUser.SAM), artisan, own).statusCode(409).body("type", endsWith("/already-exists"));
        add(as(DemoUser.SAM), artisan(), own).statusCode(201);
    }

    @ParameterizedTest(name = "from {0} to {1}, {2} with {3} minutes: {4}")
    @CsvSource({
        "2035-05-02, 2035-05-01, off, 0, /to",
        "2035-05-01, 2036-05-02, off, 0, /to",
        "2099-05-01, 2099-05-01, off, 0, /from",
        "2020-05-01, 2020-05-01, off, 0, /from",
        "2035-05-01, 2035-05-01, extra, 0, /minutes",
        "2035-05-01, 2035-05-01, off, 1441, /minutes"
    })
    void refusesWhatNoCalendarHas(LocalDate from, LocalDate to, String kind, int minutes, String pointer) {
        add(as(DemoUser.SAM), artisan(), with(exception(from, to, kind), "minutes", minutes))
                .statusCode(422)
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void isOnlyForTheArtisanAndTheShop() {
        UUID artisan = artisan();
        UUID other = Stock.artisan();
        Map<String, Object> off = exception(DAY, DAY, "off");

        add(asArtisan(artisan), artisan, off).statusCode(201);
        add(asArtisan(other), artisan, off).statusCode(404);
        add(as(DemoUser.ADA), artisan, off).statusCode(403);
        add(guest(), artisan, off).statusCode(401);
        add(as(DemoUser.OSKAR), artisan, off).statusCode(404);
        as(DemoUser.OSKAR).get(at(artisan, "/calendar/exceptions")).then().statusCode(404);
        as(DemoUser.OSKAR).get(at(artisan, "/utilisation")).then().statusCode(404);
        as(DemoUser.OSKAR).get(at(artisan, "/calendar")).then().statusCode(404);
    }

    @Test
    void needsHoursFirst() {
        UUID artisan = Stock.artisan();

        add(as(DemoUser.SAM), artisan, exception(DAY, DAY, "off")).statusCode(404);
        guest().get(at(artisan, "/calendar")).then().statusCode(404);
        guest().get(at(artisan, "/hours/versions")).then().statusCode(404);
    }

    @Test
    void aCalendarIsShownForAsManyDaysAsItSays() {
        UUID artisan = artisan();

        guest().get(at(artisan, "/calendar")).then().body("days", hasSize(28));
        guest().get(at(artisan, "/calendar?from=2035-01-01&to=2036-02-04"))
                .then()
                .body("days", hasSize(400));
        guest().get(at(artisan, "/calendar?from=2035-01-01&to=2036-02-05"))
                .then()
                .statusCode(422);
        guest().get(at(artisan, "/calendar?from=2035-01-02&to=2035-01-01"))
                .then()
                .statusCode(422);
        guest().get(at(artisan, "/calendar?from=2999-01-01")).then().statusCode(422);
    }

    @Test
    void plansHoursAheadAndGivesThemUp() {
        UUID artisan = artisan();
        guest().get(at(artisan, "/hours/versions"))
                .then()
                .body("items.from", contains("1970-01-01"))
                .body("version", equalTo(1));

        plan(artisan, "2035-01-01", "\"1\"").statusCode(200).body("items.from", contains("1970-01-01", "2035-01-01"));
        plan(artisan, "2035-01-01", "\"1\"").statusCode(412);
        plan(artisan, "2001-01-01", "\"2\"").statusCode(422);
        plan(artisan, "2099-01-01", "\"2\"").statusCode(422);
        as(DemoUser.SAM)
                .delete(at(artisan, "/hours/versions/2035-01-01"))
                .then()
                .statusCode(200)
                .body("items.from", contains("1970-01-01"));
        as(DemoUser.SAM)
                .delete(at(artisan, "/hours/versions/2035-01-01"))
                .then()
                .statusCode(404);
        as(DemoUser.SAM)
                .delete(at(artisan, "/hours/versions/1970-01-01"))
                .then()
                .statusCode(409);
    }

    @Test
    void whatIsPlannedMayBeReplacedWhenThereIsNoRoomForMore() {
        UUID artisan = artisan();
        for (int version = 1; version <= WeekVersionRows.MOST_PLANNED; version++) {
            plan(artisan, DAY.plusDays(version).toString(), tag(version)).statusCode(200);
        }
        int version = WeekVersionRows.MOST_PLANNED + 1;

        plan(artisan, DAY.toString(), tag(version)).statusCode(422);
        plan(artisan, DAY.plusDays(7).toString(), tag(version)).statusCode(200);
        plan(artisan, today(artisan), tag(version + 1)).statusCode(200);
        plan(artisan, DAY.toString(), tag(version + 2)).statusCode(422);
    }

    @Test
    void whatWasInForceStaysKnownWhenHoursChange() {
        UUID artisan = artisan();

        Workshop.setHours(artisan, 300, 30, "\"1\"").then().statusCode(200).body("weekly.monday", equalTo(300));

        guest().get(at(artisan, "/hours/versions"))
                .then()
                .body("items", hasSize(2))
                .body("items[0].weekly.monday", equalTo(480))
                .body("items[1].weekly.monday", equalTo(300))
                .body("items[1].from", notNullValue());
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }

    private static String today(UUID artisan) {
        return guest().get(at(artisan, "/calendar")).path("days[0].date");
    }

    private static UUID artisan() {
        UUID artisan = Stock.artisan();
        Workshop.setHours(artisan, 480, 30, null).then().statusCode(200);
        return artisan;
    }

    private static Map<String, Object> exception(LocalDate from, LocalDate to, String kind) {
        return new HashMap<>(Map.of("from", from.toString(), "to", to.toString(), "kind", kind, "reason", "Ill."));
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        body.put(name, value);
        return body;
    }

    private static ValidatableResponse add(RequestSpecification caller, UUID artisan, Map<String, Object> body) {
        return caller.contentType(ContentType.JSON)
                .body(body)
                .post(at(artisan, "/calendar/exceptions"))
                .then();
    }

    private static ValidatableResponse edit(String address, Map<String, Object> body, String tag) {
        return as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(body)
                .put(address)
                .then();
    }

    private static ValidatableResponse plan(UUID artisan, String from, String tag) {
        Map<String, Integer> weekly = Map.of(
                "monday", 60, "tuesday", 60, "wednesday", 60, "thursday", 60, "friday", 60, "saturday", 0, "sunday", 0);
        return as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(Map.of("weekly", weekly))
                .put(at(artisan, "/hours/versions/" + from))
                .then();
    }

    private static String at(UUID artisan, String path) {
        return "/v1/artisans/" + artisan + path;
    }
}
