package com.artisancommerce.platform.web;

import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.platform.web.ImpatientService.MOST_OPENING;
import static io.restassured.RestAssured.get;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.front.Listener;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that works on two requests at once. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(ImpatientService.class)
class SheddingTest {

    private final Queue<RoutingContext> held = new ConcurrentLinkedQueue<>();
    private final List<RawConnection> clients = new ArrayList<>();
    private List<Route> routes = List.of();

    @Inject
    Router router;

    @TestHTTPResource
    URL service;

    @BeforeEach
    void openShop() {
        guest();
        routes = List.of(
                router.get("/v1/proof/hold").order(-1).handler(held::add),
                router.get("/v1/proof/events").order(-1).handler(request -> {
                    request.response()
                            .setChunked(true)
                            .putHeader("Content-Type", "text/event-stream")
                            .write(": open\n\n");
                    held.add(request);
                }));
    }

    @AfterEach
    void end() {
        routes.forEach(Route::remove);
        clients.forEach(RawConnection::close);
        await().atMost(5, SECONDS).until(() -> inFlight() == 0);
    }

    @Test
    void whatIsBeyondTheBoundIsAnsweredAtOnce() {
        hold("hold", 2);
        Response shed = guest().get("/v1/products");
        assertThat(shed.statusCode()).isEqualTo(503);
        assertThat(shed.time()).isLessThan(1_000);
        assertThat(shed.contentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(shed.header("Retry-After"))).isBetween(1, 3);
        assertThat(shed.header("X-Request-Id")).isNotEmpty();
        get("/q/health/live").then().statusCode(200);
        get("/docs").then().statusCode(200);
        assertThat(get("/q/metrics").asString()).contains("artisan_requests_shed_total");

        held.remove().response().end("done");
        await().atMost(5, SECONDS).until(() -> inFlight() == 1);
        assertThat(guest().get("/v1/products").statusCode()).isEqualTo(200);
    }

    @Test
    void aClientThatGoesLeavesItsPlace() {
        hold("hold", 2);
        clients.removeFirst().close();
        await().atMost(5, SECONDS).until(() -> inFlight() == 1);
        assertThat(guest().get("/v1/products").statusCode()).isEqualTo(200);
    }

    @Test
    void openStreamsTakeNoPlace() {
        hold("events", 5);
        assertThat(inFlight()).isZero();
        assertThat(guest().get("/v1/products").statusCode()).isEqualTo(200);
    }

    @Test
    void whoOpensAStreamWaitsForItsTurnAndIsNotSentAway() {
        routes.forEach(Route::remove);
        routes = List.of(router.get("/v1/proof/events").order(-1).handler(held::add));
        List<RawConnection> crowd =
                IntStream.range(0, 5).mapToObj(ignored -> send("events")).toList();
        await().atMost(5, SECONDS).until(() -> held.size() == MOST_OPENING && waiting() == 3);
        assertThat(guest().get("/v1/products").statusCode()).isEqualTo(200);

        crowd.getLast().close();
        for (int opened = 0; opened < 4; opened++) {
            await().atMost(5, SECONDS).until(() -> !held.isEmpty());
            held.remove()
                    .response()
                    .setChunked(true)
                    .putHeader("Content-Type", "text/event-stream")
                    .write(": open\n\n");
        }
        await().atMost(5, SECONDS).until(() -> waiting() == 0);
        assertThat(held).isEmpty();
        assertThat(guest().get("/v1/products").statusCode()).isEqualTo(200);
    }

    /** Few connections to the database, and fewer who may wait for one: those who come at once are served one after the other. */
    @Test
    void everyoneOfACrowdIsToldWhereItStands() {
        Workshop workshop = Workshop.open(480, 60, 90);
        String order = workshop.order(DemoUser.ADA);
        String token = LocalStack.shared().tokens().of(DemoUser.ADA);
        List<Listener> crowd = IntStream.range(0, 20)
                .mapToObj(ignored -> Listener.to(
                        URI.create(service + "v1/orders/" + order + "/events"), "Authorization: Bearer " + token))
                .toList();
        try {
            crowd.forEach(each -> assertThat(each.nextEvent()).contains("event:state"));
        } finally {
            crowd.forEach(Listener::close);
        }
    }

    @Test
    void underLoadEveryAnswerIsQuickAndHealthAnswersAllTheWhile() throws Exception {
        URI products = service.toURI().resolve("/v1/products");
        URI health = service.toURI().resolve("/q/health/live");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newHttpClient()) {
            List<Future<List<Integer>>> load = IntStream.range(0, 20)
                    .mapToObj(ignored -> threads.submit(times(20, () -> status(client, products))))
                    .toList();
            Future<List<Integer>> probes = threads.submit(times(20, () -> status(client, health)));
            List<Integer> answers = new ArrayList<>();
            for (Future<List<Integer>> each : load) {
                answers.addAll(each.get(30, SECONDS));
            }
            assertThat(answers).hasSize(400).containsOnly(200, 503).contains(200, 503);
            assertThat(probes.get(30, SECONDS)).containsOnly(200);
        }
    }

    private static Callable<List<Integer>> times(int count, Callable<Integer> request) {
        return () -> {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                statuses.add(request.call());
            }
            return statuses;
        };
    }

    /** Fails when it takes longer than a caller would wait. */
    private static int status(HttpClient client, URI uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Shop", "willow-and-wool")
                .timeout(Duration.ofSeconds(5))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private void hold(String what, int count) {
        for (int i = 0; i < count; i++) {
            send(what);
        }
        await().atMost(5, SECONDS).until(() -> held.size() == count);
    }

    private RawConnection send(String what) {
        RawConnection client =
                new RawConnection(service).send("GET /v1/proof/" + what + " HTTP/1.1\nHost: localhost\n\n");
        clients.add(client);
        return client;
    }

    private static int inFlight() {
        return gauge("artisan_requests_in_flight");
    }

    private static int waiting() {
        return gauge("artisan_streams_opening");
    }

    private static int gauge(String name) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
