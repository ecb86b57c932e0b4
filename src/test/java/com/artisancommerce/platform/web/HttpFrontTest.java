package com.artisancommerce.platform.web;

import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Callers.guestOf;
import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.artisancommerce.front.MovableClock;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every answer has in common: origins, safety headers, compression, request ids. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HttpFrontTest {

    private static final String ORIGIN = "https://willow-and-wool.example.test";
    private static final String LONG = "{\"text\":\"" + "scarf ".repeat(1_000) + "\"}";

    private List<Route> routes = List.of();

    @Inject
    Router router;

    @Inject
    MovableClock clock;

    @AfterEach
    void removeRoutes() {
        routes.forEach(Route::remove);
    }

    @Test
    void aPageOfAnOriginThatTheShopAllowsMayCallIt() {
        Response preflight = guest().header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key,if-match,x-shop")
                .options("/v1/checkouts");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(preflight.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
                .contains("authorization", "idempotency-key", "if-match", "x-shop");

        Response answer = guest().header("Origin", ORIGIN).get("/v1/products");
        assertThat(answer.headers().getValues("Vary").toString()).contains("Origin", "Accept-Encoding");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains(
                        "ETag",
                        "Location",
                        "RateLimit",
                        "RateLimit-Policy",
                        "Idempotent-Replayed",
                        "X-Request-Id",
                        "Retry-After");
        Response problem = guest().header("Origin", ORIGIN).get("/v1/orders");
        assertThat(problem.statusCode()).isEqualTo(401);
        assertThat(problem.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    }

    @Test
    void noOtherPageMayAndNotAnotherShop() {
        Response elsewhere =
                guest().header("Origin", "https://elsewhere.example").get("/v1/products");
        assertThat(elsewhere.header("Access-Control-Allow-Origin")).isNull();
        assertThat(given().header("Origin", "https://elsewhere.example")
                        .header("Access-Control-Request-Method", "POST")
                        .options("/v1/checkouts")
                        .header("Access-Control-Allow-Origin"))
                .isNull();
        Response anotherShop =
                guestOf(DemoUser.Shops.OTHER).header("Origin", ORIGIN).get("/v1/products");
        assertThat(anotherShop.statusCode()).isEqualTo(200);
        assertThat(anotherShop.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() {
        Response answer = given().get("/v1/no-such-thing");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void aHarmlessRequestIdIsTakenAndAnyOtherReplaced() {
        assertThat(given().header("X-Request-Id", "from-the-client.1")
                        .get("/openapi")
                        .header("X-Request-Id"))
                .isEqualTo("from-the-client.1");
        assertThat(given().header("X-Request-Id", "with spaces <script>")
                        .get("/openapi")
                        .header("X-Request-Id"))
                .hasSize(36)
                .doesNotContain("script");
    }

    @Test
    void whoeverTrustsNoProxyBelievesNoForwardedAddress() {
        guest();
        // nothing of an earlier minute that would count less and less meanwhile
        clock.passUntil(clock.now().truncatedTo(ChronoUnit.MINUTES).plus(3, ChronoUnit.MINUTES));
        try {
            long before = remaining("X-Forwarded-For", "198.51.100.1");
            assertThat(remaining("X-Forwarded-For", "198.51.100.2")).isEqualTo(before - 1);
            assertThat(remaining("Forwarded", "for=198.51.100.3")).isEqualTo(before - 2);
        } finally {
            clock.back();
        }
    }

    private static long remaining(String header, String value) {
        String rateLimit = given().header("X-Shop", "willow-and-wool")
                .header(header, value)
                .get("/v1/products")
                .header("RateLimit");
        return Long.parseLong(rateLimit.replaceAll(".*remaining=(\\d+).*", "$1"));
    }

    @Test
    void longAnswersAreCompressedAndShortOnesAreNot() {
        serve("application/json", LONG, "{\"text\":\"scarf\"}");
        assertThat(encoding("/proof/long")).isEqualTo("gzip");
        assertThat(encoding("/proof/short")).isIn(null, "identity");
    }

    @Test
    void compressionBeginsAtTwoKilobytes() {
        serve("application/json", "x".repeat(2_048), "x".repeat(2_047));
        assertThat(encoding("/proof/long")).isEqualTo("gzip");
        assertThat(encoding("/proof/short")).isIn(null, "identity");
    }

    @Test
    void theTagOfWhatIsCompressedIsAWeakOne() {
        serve("application/json", LONG, "{\"text\":\"scarf\"}");
        assertThat(gzipped().get("/proof/long").header("ETag")).isEqualTo("W/\"7\"");
        assertThat(gzipped().get("/proof/short").header("ETag")).isEqualTo("\"7\"");
        assertThat(given().config(undecoded())
                        .header("Accept-Encoding", "identity")
                        .get("/proof/long")
                        .header("ETag"))
                .isEqualTo("\"7\"");
    }

    @Test
    void theDocumentIsPackedWellAndKnownAgain() {
        Response packed = gzipped().get("/openapi");
        byte[] plain = given().config(undecoded()).get("/openapi").asByteArray();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Vary")).contains("Accept-Encoding");
        assertThat(packed.asByteArray().length)
                .isCloseTo(deflated(plain, 6), withinPercentage(1))
                .isNotCloseTo(deflated(plain, 3), withinPercentage(1));
        Response known =
                gzipped().header("If-None-Match", packed.header("ETag")).get("/openapi");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.header("ETag")).isEqualTo(packed.header("ETag"));
        assertThat(known.header("Vary")).contains("Accept-Encoding");
        assertThat(known.asByteArray()).isEmpty();
    }

    private static int deflated(byte[] bytes, int level) {
        Deflater deflater = new Deflater(level);
        deflater.setInput(bytes);
        deflater.finish();
        return deflater.deflate(new byte[bytes.length]);
    }

    @Test
    void whoComesWithoutAnAddressIsLedToTheDocumentation() {
        Response front = given().redirects().follow(false).get("/");
        assertThat(front.statusCode()).isEqualTo(303);
        assertThat(front.header("Location")).isEqualTo("/docs");
    }

    @Test
    void eventStreamsAreNeverCompressed() {
        serve("text/event-stream", "data: " + LONG + "\n\n", "data: scarf\n\n");
        assertThat(encoding("/proof/long")).isIn(null, "identity");
        assertThat(encoding("/proof/short")).isIn(null, "identity");
    }

    private void serve(String mediaType, String longText, String shortText) {
        routes = List.of(
                router.get("/proof/long")
                        .order(-1)
                        .handler(request -> request.response()
                                .putHeader("Content-Type", mediaType)
                                .putHeader("ETag", "\"7\"")
                                .end(longText)),
                router.get("/proof/short")
                        .order(-1)
                        .handler(request -> request.response()
                                .putHeader("Content-Type", mediaType)
                                .putHeader("ETag", "\"7\"")
                                .end(shortText)));
    }

    private static String encoding(String path) {
        return gzipped().get(path).header("Content-Encoding");
    }

    private static RequestSpecification gzipped() {
        return given().config(undecoded()).header("Accept-Encoding", "gzip");
    }

    private static RestAssuredConfig undecoded() {
        return RestAssured.config().decoderConfig(decoderConfig().noContentDecoders());
    }
}
