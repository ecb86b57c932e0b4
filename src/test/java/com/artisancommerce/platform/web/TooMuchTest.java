package com.artisancommerce.platform.web;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that are too long, too slow or too many, as bytes on a connection. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(ImpatientService.class)
class TooMuchTest {

    private static final String END = "Host: localhost\nConnection: close\n\n";

    @TestHTTPResource
    URL service;

    @Test
    void aLongAddressIsRefused() {
        requireProblem(answerTo("GET /v1/products?cursor=" + "a".repeat(5_000) + " HTTP/1.1\n" + END), 414);
        assertThat(answerTo("GET /v1/products?cursor=" + "a".repeat(9_000) + " HTTP/1.1\n" + END))
                .as("not even read")
                .startsWith("HTTP/1.0 414");
        assertThat(answerTo("GET /v1/products?shop=" + "a".repeat(3_000) + " HTTP/1.1\n" + END))
                .doesNotStartWith("HTTP/1.1 414");
    }

    @Test
    void manyHeadersAreRefused() {
        requireProblem(answerTo("GET /docs HTTP/1.1\n" + headers(99) + END), 431);
        assertThat(answerTo("GET /docs HTTP/1.1\n" + headers(90) + END)).startsWith("HTTP/1.1 200");
    }

    @Test
    void longHeadersAreRefused() {
        requireProblem(answerTo("GET /docs HTTP/1.1\nX-Long: " + "a".repeat(20_000) + "\n" + END), 431);
        assertThat(answerTo("GET /docs HTTP/1.1\nX-Long: " + "a".repeat(40_000) + "\n" + END))
                .as("not even read")
                .startsWith("HTTP/1.1 431");
        assertThat(answerTo("GET /docs HTTP/1.1\nX-Long: " + "a".repeat(12_000) + "\n" + END))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aBodyThatDoesNotArriveIsNotWaitedFor() {
        requireProblem(answerTo("""
                        POST /v1/quotes HTTP/1.1
                        Host: localhost
                        Content-Type: application/json
                        Content-Length: 100

                        {"""), 408);
        requireProblem(answerTo("""
                        POST /v1/quotes HTTP/1.1
                        Host: localhost
                        Content-Type: application/json
                        Transfer-Encoding: chunked

                        1
                        {
                        """), 408);
    }

    @Test
    void aHeadThatDoesNotArriveIsNotWaitedFor() {
        assertThat(answerTo("GET /v1/products HTTP/1.1\nHost: loc")).isEmpty();
        assertThat(answerTo("")).isEmpty();
    }

    @Test
    void connectionsBeyondTheLimitAreEndedAtOnce() {
        List<RawConnection> open = new ArrayList<>();
        try {
            IntStream.range(0, ImpatientService.MOST_CONNECTIONS + 5)
                    .forEach(ignored ->
                            open.add(new RawConnection(service).send("GET /docs HTTP/1.1\nHost: localhost\n\n")));
            await().atMost(10, SECONDS).until(() -> refused(open) >= 5);
        } finally {
            open.forEach(RawConnection::close);
        }
        await().atMost(10, SECONDS)
                .ignoreExceptions()
                .until(() -> given().get("/docs").statusCode() == 200);
    }

    /** A connection counts from its first whole head on. Which ones are ended is up to the threads that take them on. */
    private static long refused(List<RawConnection> open) {
        return open.stream()
                .filter(each -> each.isRefusedWithin(Duration.ofMillis(2)))
                .count();
    }

    @Test
    void deepAndEndlessJsonIsRefused() {
        assertThat(statusOf("[".repeat(60) + "]".repeat(60))).isEqualTo(400);
        assertThat(statusOf("{\"lines\": " + "9".repeat(200) + "}")).isEqualTo(400);
        assertThat(statusOf("{\"" + "n".repeat(2_000) + "\": 1}")).isEqualTo(400);
    }

    private static int statusOf(String body) {
        return given().header("X-Shop", "willow-and-wool")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/quotes")
                .statusCode();
    }

    private String answerTo(String request) {
        try (RawConnection connection = new RawConnection(service)) {
            return connection.send(request).readToEnd();
        }
    }

    private static String headers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "X-Header-" + i + ": 1\n")
                .collect(Collectors.joining());
    }

    private static void requireProblem(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"status\":" + status)
                .contains("\"requestId\":\"");
    }
}
