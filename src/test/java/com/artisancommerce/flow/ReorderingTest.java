package com.artisancommerce.flow;

import static com.artisancommerce.front.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.artisancommerce.front.OrderStream;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An artisan puts pieces elsewhere in the order of work. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ReorderingTest {

    @TestHTTPResource("/")
    URI front;

    @Test
    void putsAPieceFirstAndEverybodySeesIt() {
        Workshop workshop = Workshop.open(480, 30, 90);
        String ada = workshop.order(DemoUser.ADA);
        workshop.order(DemoUser.BEN);
        workshop.order(DemoUser.CLEO);
        List<String> entries = entries(workshop);

        try (OrderStream stream = OrderStream.follow(front, DemoUser.ADA, ada)) {
            assertThat(stream.nextState().getInt("entries[0].position")).isEqualTo(1);

            reorder(workshop, tag(workshop), body(entries.get(0), entries.get(2)))
                    .then()
                    .statusCode(200)
                    .body("moved.entryId", contains(entries.get(2), entries.get(0), entries.get(1)))
                    .body("moved[0].before.position", equalTo(3))
                    .body("moved[0].after.position", equalTo(1))
                    .body("broken", hasSize(0));

            stream.stateWhere("entries[0].position", 2);
        }
        assertThat(entries(workshop)).containsExactly(entries.get(2), entries.get(0), entries.get(1));
    }

    @Test
    void takesTheVersionAloneForATagAndRepeatsWithoutHarm() {
        Workshop workshop = Workshop.open(480, 30, 90);
        workshop.order(DemoUser.ADA);
        workshop.order(DemoUser.BEN);
        List<String> entries = entries(workshop);
        String version = "\"" + queue(workshop).path("version") + "\"";

        Response first = reorder(workshop, version, body(null, entries.getFirst()));
        first.then().statusCode(200).header("ETag", startsWith("\""));
        reorder(workshop, version, body(null, entries.getFirst())).then().statusCode(412);
        reorder(workshop, first.header("ETag"), body(null, entries.getFirst()))
                .then()
                .statusCode(200)
                .header("ETag", first.header("ETag"))
                .body("movedTotal", equalTo(0));
        assertThat(entries(workshop)).containsExactly(entries.get(1), entries.get(0));
    }

    @Test
    void isRefusedWithExactlyThePromisesItWouldBreakUnlessOverridden() {
        Workshop workshop = Workshop.open(480, 480, 180);
        String first = workshop.order(DemoUser.ADA);
        for (int i = 0; i < 9; i++) {
            workshop.order(DemoUser.BEN);
        }
        List<String> entries = entries(workshop);
        String promised = as(DemoUser.ADA).get("/v1/orders/" + first).path("promisedBy");
        String tag = tag(workshop);

        Response refused = reorder(workshop, tag, body(null, entries.getFirst()));
        refused.then()
                .statusCode(409)
                .body("type", endsWith("/promises-would-break"))
                .body("promises.entryId", contains(entries.getFirst()))
                .body("promises.orderId", contains(first))
                .body("promises.promisedBy", contains(promised));
        assertThat(refused.<String>path("promises[0].before")).isLessThanOrEqualTo(promised);
        assertThat(refused.<String>path("promises[0].after")).isGreaterThan(promised);
        assertThat(tag(workshop)).isEqualTo(tag);

        Map<String, Object> overridden = body(null, entries.getFirst());
        overridden.put("override", true);
        reorder(workshop, tag, overridden)
                .then()
                .statusCode(200)
                .body("broken.entryId", contains(entries.getFirst()))
                .body("broken[0].after.risk", equalTo("late"));
        as(DemoUser.ADA)
                .get("/v1/orders/" + first + "/timeline")
                .then()
                .body("items[0].type", equalTo("placed"))
                .body("items[1].type", equalTo("postponed")) // and a notice of the delay may follow at any moment
                .body("items[1].data.reason", equalTo("A gift for a wedding."));
    }

    @Test
    void letsOneOfTwoWhoReorderAtOnceThroughAndTellsTheOther() throws InterruptedException, ExecutionException {
        Workshop workshop = Workshop.open(480, 30, 90);
        for (int i = 0; i < 4; i++) {
            workshop.order(DemoUser.ADA);
        }
        for (int round = 0; round < 5; round++) {
            List<String> entries = entries(workshop);
            String tag = tag(workshop);
            Map<String, Object> one = body(entries.get(0), entries.get(3));
            Map<String, Object> other = body(null, entries.get(1));

            List<Integer> answers = atOnce(workshop, tag, one, other);

            assertThat(answers).containsExactlyInAnyOrder(200, 412);
            List<String> wanted = new ArrayList<>(entries);
            Collections.rotate(
                    answers.getFirst() == 200 ? wanted : wanted.subList(1, 4), answers.getFirst() == 200 ? 1 : -1);
            assertThat(entries(workshop)).isEqualTo(wanted);
        }
    }

    @Test
    void asksForTheVersionThatItRestsOn() {
        Workshop workshop = Workshop.open(480, 30, 90);
        workshop.order(DemoUser.ADA);
        String entry = entries(workshop).getFirst();

        reorder(workshop, null, body(null, entry)).then().statusCode(428);
        reorder(workshop, "\"999\"", body(null, entry)).then().statusCode(412);
        reorder(workshop, "\"nonsense\"", body(null, entry)).then().statusCode(412);
    }

    @Test
    void refusesEntriesThatCannotBeMovedAndSaysWhy() {
        Workshop workshop = Workshop.open(480, 30, 90);
        workshop.order(DemoUser.ADA);
        workshop.order(DemoUser.BEN);
        workshop.checkOut(DemoUser.CLEO).statusCode(201);
        List<String> entries = entries(workshop);
        workshop.work(entries.getFirst(), "start").statusCode(200);
        String tag = tag(workshop);

        reorder(workshop, tag, body(null, entries.getFirst()))
                .then()
                .statusCode(409)
                .body("state", equalTo("in_production"));
        reorder(workshop, tag, body(null, entries.get(2)))
                .then()
                .statusCode(409)
                .body("state", equalTo("held"))
                .body("entryId", equalTo(entries.get(2)));
        reorder(workshop, tag, body(null, UUID.randomUUID().toString())).then().statusCode(422);
        reorder(workshop, tag, body(UUID.randomUUID().toString(), entries.get(1)))
                .then()
                .statusCode(422);
        reorder(workshop, tag, body(null, entries.get(1), entries.get(1)))
                .then()
                .statusCode(422);
        reorder(workshop, tag, body(entries.get(1), entries.get(1))).then().statusCode(422);
        assertThat(tag(workshop)).isEqualTo(tag);
    }

    @Test
    void refusesListsThatAreEmptyOrTooLong() {
        Workshop workshop = Workshop.open(480, 30, 90);
        String[] many = java.util.stream.Stream.generate(() -> UUID.randomUUID().toString())
                .limit(5_001)
                .toArray(String[]::new);

        reorder(workshop, "\"1\"", body(null)).then().statusCode(422);
        reorder(workshop, "\"1\"", body(null, many)).then().statusCode(422);
    }

    @Test
    void belongsToTheArtisanAndTheShopsStaff() {
        Workshop workshop = Workshop.open(480, 30, 90);
        workshop.order(DemoUser.ADA);
        String tag = tag(workshop);
        Map<String, Object> body = body(null, entries(workshop).getFirst());

        Map.of(DemoUser.ADA, 403, DemoUser.MAYA, 404, DemoUser.SARA, 404, DemoUser.OSKAR, 404)
                .forEach((user, status) -> as(user).contentType(ContentType.JSON)
                        .header("If-Match", tag)
                        .body(body)
                        .post(path(workshop))
                        .then()
                        .statusCode(status));
    }

    private List<Integer> atOnce(Workshop workshop, String tag, Map<String, Object> one, Map<String, Object> other)
            throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = List.of(one, other).stream()
                    .map(body -> clients.submit(() -> {
                        start.await();
                        return reorder(workshop, tag, body).statusCode();
                    }))
                    .toList();
            start.countDown();
            return List.of(answers.get(0).get(), answers.get(1).get());
        }
    }

    private static Response reorder(Workshop workshop, @Nullable String tag, Map<String, Object> body) {
        var request = as(DemoUser.SAM).contentType(ContentType.JSON).body(body);
        return (tag == null ? request : request.header("If-Match", tag)).post(path(workshop));
    }

    private static Map<String, Object> body(@Nullable String before, String... entries) {
        Map<String, Object> body = new HashMap<>();
        body.put("entries", Arrays.asList(entries));
        body.put("before", before);
        body.put("reason", "A gift for a wedding.");
        return body;
    }

    private static String path(Workshop workshop) {
        return "/v1/artisans/" + workshop.artisan() + "/queue/reorder";
    }

    private static Response queue(Workshop workshop) {
        return as(DemoUser.SAM).get("/v1/artisans/" + workshop.artisan() + "/queue");
    }

    private static String tag(Workshop workshop) {
        return queue(workshop).header("ETag");
    }

    /** All, in the order of work. */
    private static List<String> entries(Workshop workshop) {
        return queue(workshop).path("entries.entryId");
    }
}
