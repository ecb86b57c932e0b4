package com.artisancommerce.flow;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Callers.guestOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can still be had by a day, of an artisan in Vienna with an hour a day for pieces of an hour, delivered in two to four days. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DeadlineQuoteTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private Workshop workshop;
    private LocalDate today;

    @BeforeEach
    void openWorkshop() {
        workshop = Workshop.open(60, 60, 60);
        today = LocalDate.now(VIENNA);
    }

    @Test
    void saysUntilWhenToOrder() {
        LocalDate neededBy = today.plusDays(50);
        String orderBy = ask(guest(), Map.of("neededBy", neededBy, "lines", List.of(line())))
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].fits", equalTo(true))
                .body("items[0].probability.toDouble()", greaterThan(0.9))
                .body("items[0].reason", nullValue())
                .body("items[0].timeZone", equalTo("Europe/Vienna"))
                .extract()
                .path("items[0].orderBy");

        LocalDate last = LocalDate.parse(orderBy);
        assertThat(last).isBetween(today, neededBy.minusDays(1));
        ask(guest(), Map.of("neededBy", today.plus(Period.between(last, neededBy)), "lines", List.of(line())))
                .body("items[0].fits", equalTo(true))
                .body("items[0].orderBy", equalTo(today.toString()));
        ask(
                        guest(),
                        Map.of(
                                "neededBy",
                                today.plus(Period.between(last, neededBy)).minusDays(1),
                                "lines",
                                List.of(line())))
                .body("items[0].fits", equalTo(false));
        ask(guest(), Map.of("neededBy", neededBy, "lines", List.of(line())))
                .body(
                        "items[0].orderBefore",
                        equalTo(last.plusDays(1)
                                .atStartOfDay(VIENNA)
                                .toInstant()
                                .toString()));
    }

    @Test
    void saysThatItIsTooLateOrThatNobodyIsTakenIn() {
        ask(as(DemoUser.ADA), Map.of("neededBy", today, "lines", List.of(line())))
                .statusCode(200)
                .body("items[0].fits", equalTo(false))
                .body("items[0].orderBy", nullValue())
                .body("items[0].orderBefore", nullValue())
                .body("items[0].reason", equalTo("too_late"));

        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "At the market."))
                .put("/v1/artisans/" + workshop.artisan() + "/pause")
                .then()
                .statusCode(200);
        ask(as(DemoUser.ADA), Map.of("neededBy", today.plusDays(50), "lines", List.of(line())))
                .body("items[0].reason", equalTo("paused"));
    }

    @Test
    void answersForAllThatAnArtisanSells() {
        var large = Workshop.product(workshop.artisan(), 60_000, 0);
        ask(guest(), Map.of("neededBy", today.plusDays(50), "artisanId", workshop.artisan()))
                .statusCode(200)
                .body("items.productId", containsInAnyOrder(workshop.product().toString(), large.toString()))
                .body("items.find { it.productId == '%s' }.reason".formatted(large), equalTo("full"));
        ask(guest(), Map.of("neededBy", today.plusDays(50), "artisanId", workshop.artisan(), "limit", 1))
                .body("items", hasSize(1));
        ask(guestOf(DemoUser.Shops.OTHER), Map.of("neededBy", today.plusDays(50), "artisanId", workshop.artisan()))
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void refusesADayThatIsOverAndWhatIsNotForSale() {
        ask(guest(), Map.of("neededBy", today.minusDays(3), "lines", List.of(line())))
                .statusCode(422)
                .body("errors.pointer", contains("/neededBy"));
        ask(guest(), Map.of("neededBy", today, "artisanId", workshop.artisan(), "lines", List.of(line())))
                .statusCode(422)
                .body("errors.pointer", contains("/artisanId"));
        ask(guestOf(DemoUser.Shops.OTHER), Map.of("neededBy", today.plusDays(9), "lines", List.of(line())))
                .statusCode(422)
                .body("errors.pointer", contains("/lines/0/productId"));
    }

    private Map<String, Object> line() {
        return Map.of("productId", workshop.product(), "quantity", 1);
    }

    private static ValidatableResponse ask(RequestSpecification caller, Map<String, Object> body) {
        Map<String, Object> json = new java.util.HashMap<>(body);
        json.computeIfPresent("neededBy", (name, day) -> day.toString());
        return caller.contentType(ContentType.JSON)
                .body(json)
                .post("/v1/quotes/deadline")
                .then();
    }
}
