package com.artisancommerce.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.front.Callers;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.localstack.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request before an operation sees it is told as a problem document, never as a bare status. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BadRequestsTest {

    private static final String HEAD = """
            POST /v1/quotes HTTP/1.1
            Host: localhost
            X-Shop: willow-and-wool
            Content-Type: application/json
            Transfer-Encoding: chunked
            Connection: close

            """;

    @TestHTTPResource
    URL service;

    @Test
    void anExpiredTokenIsRefused() {
        requireProblem(bearing(tokens().expired(DemoUser.ADA)).get("/v1/orders"), 401, "unauthenticated");
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        requireProblem(
                bearing(tokens().forAudience(DemoUser.ADA, "another-service")).get("/v1/orders"),
                401,
                "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyLWFkYSJ9."})
    void aTokenThatIsNoneIsRefused(String token) {
        Response refused = bearing(token).get("/v1/orders");
        requireProblem(refused, 401, "unauthenticated");
        assertThat(refused.headers().getValues("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(given().header("X-Shop", "willow-and-wool")
                        .get("/v1/orders")
                        .headers()
                        .getValues("WWW-Authenticate"))
                .containsExactly("Bearer");
    }

    @Test
    void aTokenSignedBySomebodyElseIsRefused() {
        String token = tokens().of(DemoUser.ADA);
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "c2lnbmF0dXJl";
        requireProblem(bearing(forged).get("/v1/orders"), 401, "unauthenticated");
    }

    @Test
    void anUnknownAddressIsNotFound() {
        requireProblem(given().get("/v1/no-such-thing"), 404, "not-found");
        requireProblem(given().get("/no-such-thing"), 404, "not-found");
    }

    @Test
    void aParameterBeyondItsLimitIsNamed() {
        Response refused = Callers.guest().get("/v1/products?limit=101");
        requireProblem(refused, 422, "invalid-request");
        assertThat(refused.jsonPath().getList("errors.pointer")).containsExactly("/limit");
    }

    @Test
    void anotherMethodIsNotAllowed() {
        Response refused = bearing(tokens().of(DemoUser.ADA)).delete("/v1/products");
        requireProblem(refused, 405, "method-not-allowed");
        assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, POST");
    }

    @Test
    void anotherMediaTypeIsUnsupported() {
        requireProblem(
                given().header("X-Shop", "willow-and-wool")
                        .contentType("text/csv")
                        .body("1;2")
                        .post("/v1/quotes"),
                415,
                "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"text\"",
                "{\"lines\": 7}",
                "{\"lines\": [{\"quantity\": \"many\"}]}",
                "{\"surplus\": 1}"
            })
    void aBodyThatCannotBeReadIsMalformed(String body) {
        Response refused = given().contentType(ContentType.JSON).body(body).post("/v1/quotes");
        assertThat(refused.statusCode()).as(refused.asString()).isIn(400, 404, 422);
        assertThat(refused.contentType()).startsWith("application/problem+json");
    }

    @Test
    void aBodyThatIsAnnouncedAsTooLargeIsRefused() {
        requireProblem(
                given().contentType(ContentType.JSON)
                        .body(" ".repeat(2 * 1024 * 1024))
                        .post("/v1/quotes"),
                413,
                "too-large");
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsRefused() {
        assertThat(sendChunks(" ".repeat(400 * 1024)))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json")
                .contains("\"type\":\"/problems/too-large\"");
    }

    @Test
    void aBodyWithoutAnnouncedLengthIsReadLikeAnyOther() {
        String unreadable = "{\"lines\": " + "1".repeat(3_000) + "}";
        String unknown = "{\"lines\": [{\"productId\": \"0190b000-0000-7000-8000-00000000dead\", \"quantity\": 1}]}";
        assertThat(announced(unreadable)).isEqualTo(400);
        assertThat(sendChunks(unreadable)).startsWith("HTTP/1.1 400");
        assertThat(announced(unknown)).isIn(404, 422);
        assertThat(sendChunks(unknown)).startsWith("HTTP/1.1 " + announced(unknown));
    }

    private static int announced(String body) {
        return Callers.guest()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/quotes")
                .statusCode();
    }

    /** In chunks of at most a kilobyte. */
    private String sendChunks(String body) {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(5_000);
            var out = socket.getOutputStream();
            out.write(ascii(HEAD.replace("\n", "\r\n")));
            for (int from = 0; from < body.length(); from += 1024) {
                String chunk = body.substring(from, Math.min(body.length(), from + 1024));
                out.write(ascii(Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n"));
            }
            out.write(ascii("0\r\n\r\n"));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void requireProblem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        JsonPath problem = answer.jsonPath();
        assertThat(problem.getString("type")).endsWith(type);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("requestId")).isEqualTo(answer.header("X-Request-Id"));
    }

    private static io.restassured.specification.RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static Tokens tokens() {
        return LocalStack.shared().tokens();
    }
}
