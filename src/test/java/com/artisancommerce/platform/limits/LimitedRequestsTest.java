package com.artisancommerce.platform.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.front.Callers;
import com.artisancommerce.front.MovableClock;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers see of the limits that the service comes with, but for the address's, of which there is a tenth. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(DefaultLimits.class)
class LimitedRequestsTest {

    private final Random random = new Random();
    private final String subject = "user-" + Ids.next();
    private final String address = newAddress();

    @Inject
    MovableClock clock;

    @BeforeEach
    void aMinuteBegins() {
        Callers.guest();
        clock.passUntil(clock.now().truncatedTo(ChronoUnit.MINUTES).plus(2, ChronoUnit.MINUTES));
    }

    @AfterEach
    void back() {
        clock.back();
    }

    @Test
    void aCustomerHasAHundredRequestsAMinuteWhereverTheyComeFrom() {
        Supplier<Response> ask = () -> as(DemoUser.ADA, newAddress()).get("/v1/products");
        Response first = ask.get();
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.header("RateLimit")).startsWith("limit=100, remaining=99, reset=");
        assertThat(first.header("RateLimit-Policy")).isEqualTo("300;w=60, 100;w=60");
        assertThat(takenOf(98, ask)).isEqualTo(98);
        assertThat(as(DemoUser.ADA, newAddress())
                        .get("/v1/orders/" + Ids.next())
                        .statusCode())
                .as("what fails counts, too")
                .isEqualTo(404);

        Response refused = ask.get();
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("type")).endsWith("/too-many-requests");
        assertThat(refused.header("RateLimit")).startsWith("limit=100, remaining=0, reset=");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 61);
        assertThat(refused.headers().getValues("RateLimit")).hasSize(1);
        assertThat(as(DemoUser.BEN, "user-" + Ids.next(), address)
                        .get("/v1/products")
                        .statusCode())
                .as("somebody else")
                .isEqualTo(200);
    }

    @Test
    void whoWorksOnABoardHasMore() {
        assertThat(as(DemoUser.MAYA, address).get("/v1/artisans").header("RateLimit-Policy"))
                .isEqualTo("300;w=60, 600;w=60");
    }

    @Test
    void anAddressHasItsShareWhoeverIsBehindIt() {
        assertThat(takenOf(299, () -> guest(address).get("/v1/products"))).isEqualTo(299);
        assertThat(as(DemoUser.ADA, address).get("/v1/products").header("RateLimit"))
                .startsWith("limit=300, remaining=0");
        Response refused = as(DemoUser.ADA, address).get("/v1/products");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.asString()).contains("(address)");
        assertThat(given().header("X-Forwarded-For", address).get("/openapi").statusCode())
                .as("the document is for everybody")
                .isEqualTo(200);
    }

    @Test
    void tokensAreNotGuessedAtLeisure() {
        Supplier<Response> guess = () -> given().header("X-Forwarded-For", address)
                .header("Authorization", "Bearer guess-" + random.nextInt())
                .get("/v1/orders");
        Response first = guess.get();
        assertThat(first.statusCode()).isEqualTo(401);
        assertThat(first.header("RateLimit")).startsWith("limit=300, remaining=299");
        assertThat(first.headers().getValues("WWW-Authenticate")).hasSize(1);
        assertThat(takenOf(299, guess)).isEqualTo(299);
        assertThat(guess.get().statusCode()).isEqualTo(429);
        assertThat(guess.get().statusCode()).as("known without asking Redis").isEqualTo(429);
    }

    @Test
    void guestsBeginFewerCheckoutsThanTheyAskForQuotes() {
        Response checkout =
                guest(address).contentType(ContentType.JSON).body(Map.of()).post("/v1/checkouts");
        assertThat(checkout.header("RateLimit")).startsWith("limit=20, remaining=19");
        Response quote =
                guest(address).contentType(ContentType.JSON).body(Map.of()).post("/v1/quotes");
        assertThat(quote.header("RateLimit")).startsWith("limit=60, remaining=59");
        assertThat(quote.header("RateLimit-Policy")).isEqualTo("300;w=60, 60;w=60");
    }

    private static long takenOf(int requests, Supplier<Response> request) {
        return IntStream.range(0, requests)
                .filter(ignored -> request.get().statusCode() != 429)
                .count();
    }

    private RequestSpecification as(DemoUser user, String from) {
        return as(user, subject, from);
    }

    private static RequestSpecification as(DemoUser user, String subject, String from) {
        return Callers.with(user, Map.of("sub", subject)).header("X-Forwarded-For", from);
    }

    private static RequestSpecification guest(String from) {
        return given().header("X-Shop", DemoUser.Shops.DEMO.toString()).header("X-Forwarded-For", from);
    }

    private String newAddress() {
        return "198." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }
}
