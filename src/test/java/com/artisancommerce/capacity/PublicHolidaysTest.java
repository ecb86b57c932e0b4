package com.artisancommerce.capacity;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.front.Stock;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Clock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An artisan who works every day, and then takes public holidays off. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PublicHolidaysTest {

    @Inject
    Clock clock;

    @Test
    void nobodysAreObservedUntilTheArtisanSaysSo() {
        UUID artisan = artisan();

        guest().get(at(artisan, "/calendar/holidays"))
                .then()
                .statusCode(200)
                .body("country", nullValue())
                .body("days", empty());
        newYear(artisan).body("days.kind", contains("regular", "regular"));
    }

    @Test
    void thoseOfACountryAreDaysOffFromThenOn() {
        UUID artisan = artisan();

        observe(artisan, "AT", null)
                .statusCode(200)
                .body("country", equalTo("AT"))
                .body("days.size()", greaterThan(9))
                .body("days.date", hasItem(nextNewYear().toString()))
                .body("days.name", hasItem("New Year's Day"));

        newYear(artisan).body("days.kind", contains("holiday", "regular")).body("days.minutes", contains(0, 480));
    }

    @Test
    void somePartsOfACountryHaveMoreOfThem() {
        UUID artisan = artisan();
        LocalDate epiphany = nextYear(1, 6);

        observe(artisan, "DE", null).statusCode(200);
        days(artisan, epiphany, epiphany).body("days.minutes", contains(480));
        observe(artisan, "DE", "BY").statusCode(200).body("subdivision", equalTo("BY"));
        days(artisan, epiphany, epiphany).body("days.minutes", contains(0));
    }

    @Test
    void theArtisanMayWorkOnOne() {
        UUID artisan = artisan();
        observe(artisan, "AT", null).statusCode(200);

        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "from", nextYear(1, 1).toString(), "kind", "holiday", "minutes", 120, "reason", "Half a day."))
                .post(at(artisan, "/calendar/exceptions"))
                .then()
                .statusCode(201);

        newYear(artisan).body("days.minutes", contains(120, 480));
    }

    @Test
    void theyAreDaysLikeAnyOtherAgain() {
        UUID artisan = artisan();
        observe(artisan, "AT", null).statusCode(200);

        as(DemoUser.SAM)
                .delete(at(artisan, "/calendar/holidays"))
                .then()
                .statusCode(200)
                .body("country", nullValue());

        newYear(artisan).body("days.minutes", contains(480, 480));
    }

    @Test
    void whatChangesNothingMakesNoVersion() {
        UUID artisan = artisan();
        observe(artisan, "AT", null).statusCode(200);
        String tag = guest().get(at(artisan, "/hours")).header("ETag");

        observe(artisan, "AT", null).statusCode(200);

        guest().get(at(artisan, "/hours")).then().header("ETag", tag);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({"XX, , /country", "DE, ZZ, /subdivision", "AT, BY, /subdivision"})
    void refusesWhatNobodyKnows(String country, @Nullable String subdivision, String pointer) {
        observe(artisan(), country, subdivision)
                .statusCode(422)
                .body("errors.pointer", contains(pointer))
                .body("detail", containsString(subdivision == null ? country : subdivision));
    }

    @Test
    void onlyTheArtisanAndTheShopDecide() {
        UUID artisan = artisan();

        as(DemoUser.OSKAR)
                .contentType(ContentType.JSON)
                .body(Map.of("country", "AT"))
                .put(at(artisan, "/calendar/holidays"))
                .then()
                .statusCode(404);
        as(DemoUser.OSKAR).get(at(artisan, "/calendar/holidays")).then().statusCode(404);
        observe(Stock.artisan(), "AT", null).statusCode(404);
    }

    @Test
    void listsTheCountriesThatAreKnown() {
        guest().get("/v1/holiday-countries")
                .then()
                .statusCode(200)
                .body("items.size()", greaterThan(200))
                .body("items.find { it.country == 'PT' }.name", equalTo("Portugal"));
    }

    private static UUID artisan() {
        UUID artisan = Stock.artisan();
        Workshop.setHours(artisan, 480, 30, null).then().statusCode(200);
        return artisan;
    }

    private static ValidatableResponse observe(UUID artisan, String country, @Nullable String subdivision) {
        Map<String, Object> body = new HashMap<>(Map.of("country", country));
        if (subdivision != null) {
            body.put("subdivision", subdivision);
        }
        return as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(body)
                .put(at(artisan, "/calendar/holidays"))
                .then();
    }

    private ValidatableResponse newYear(UUID artisan) {
        return days(artisan, nextYear(1, 1), nextYear(1, 2));
    }

    private static ValidatableResponse days(UUID artisan, LocalDate from, LocalDate to) {
        return guest().get(at(artisan, "/calendar?from=" + from + "&to=" + to))
                .then()
                .statusCode(200);
    }

    /** From today on: today itself on the day. */
    private LocalDate nextNewYear() {
        LocalDate today = LocalDate.ofInstant(clock.now(), ZoneId.of("Europe/Vienna"));
        return today.getDayOfYear() == 1 ? today : today.withDayOfYear(1).plusYears(1);
    }

    private LocalDate nextYear(int month, int day) {
        return LocalDate.of(clock.now().atOffset(ZoneOffset.UTC).getYear() + 1, month, day);
    }

    private static String at(UUID artisan, String path) {
        return "/v1/artisans/" + artisan + path;
    }
}
