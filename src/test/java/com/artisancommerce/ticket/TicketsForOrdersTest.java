package com.artisancommerce.ticket;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Callers.guestOf;
import static com.artisancommerce.front.Callers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.artisancommerce.front.Listener;
import com.artisancommerce.front.MovableClock;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Reactive;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a browser can do with nothing but an address, and what nobody can. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TicketsForOrdersTest {

    private final List<Listener> listeners = new ArrayList<>();
    private Workshop workshop;
    private String order;

    @TestHTTPResource("/")
    URI front;

    @Inject
    SystemSql system;

    @Inject
    RedisAPI redis;

    @Inject
    MovableClock clock;

    @BeforeEach
    void order() {
        workshop = Workshop.open(480, 60, 30);
        order = workshop.order(DemoUser.ADA);
    }

    @AfterEach
    void hangUp() {
        clock.back();
        listeners.forEach(Listener::close);
    }

    @Test
    void openTheirStreamOnceAndGoOnWithItsLastEvent() {
        String url = url(as(DemoUser.ADA), order);
        Listener ada = listen(url);
        assertThat(ada.head()).first().isEqualTo("HTTP/1.1 200 OK");
        String seen = id(ada.nextEvent());
        assertThat(listen(url).head()).first().isEqualTo("HTTP/1.1 204 No Content");

        ada.close();
        String entry = as(DemoUser.ADA).get("/v1/orders/" + order).path("entries[0].entryId");
        workshop.work(entry, "start").statusCode(200);

        Listener back = listen(url, "Last-Event-ID: " + seen);
        assertThat(back.nextEvent()).contains("event:timeline").anyMatch(line -> line.contains("\"started\""));
        List<String> state = back.nextEvent();
        assertThat(state).contains("event:state");
        assertThat(listen(url + "&lastEventId=" + id(state)).nextEvent()).contains("event:state");
    }

    @Test
    void openNothingElse() {
        String other = workshop.order(DemoUser.ADA);
        String ticket = issue(as(DemoUser.ADA), order).extract().path("ticket");

        guest().get("/v1/orders/" + other + "/events?ticket=" + ticket).then().statusCode(404);
        guestOf(DemoUser.Shops.OTHER)
                .get("/v1/orders/" + order + "/events?ticket=" + ticket)
                .then()
                .statusCode(404);
        guest().get("/v1/orders/" + order + "/events?ticket=" + ticket.substring(2) + "AA")
                .then()
                .statusCode(401);
        guest().get("/v1/orders/" + order + "?ticket=" + ticket).then().statusCode(404);
        assertThat(listen("/v1/orders/" + order + "/events?ticket=" + ticket).nextEvent())
                .contains("event:state");
    }

    @Test
    void areNotGoneOnWithByOtherCursors() {
        String other = workshop.order(DemoUser.ADA);
        String url = url(as(DemoUser.ADA), order);
        listen(url).nextEvent();
        String ofStaff = id(listen(url(as(DemoUser.SAM), order)).nextEvent());
        String ofAnother = id(listen(url(as(DemoUser.ADA), other)).nextEvent());

        for (String cursor : List.of(ofStaff, ofAnother, "AAAA.BBBB", "0")) {
            assertThat(listen(url, "Last-Event-ID: " + cursor).head()).first().isEqualTo("HTTP/1.1 204 No Content");
        }
    }

    @Test
    void areGivenOnlyForAllThatTheCallerMaySee() {
        String own = workshop.order(DemoUser.BEN);

        issue(as(DemoUser.BEN), own, order).statusCode(404);
        issue(as(DemoUser.BEN), order).statusCode(404);
        issue(guest(), order).statusCode(404);
        issue(as(DemoUser.OTTO), order).statusCode(404);
        issue(as(DemoUser.SAM), own, order).statusCode(201);
    }

    @Test
    void openAStreamForEachOfTheirOrders() {
        String second = workshop.order(DemoUser.ADA);
        List<String> urls = issue(as(DemoUser.ADA), order, second).extract().path("urls");

        assertThat(listen(urls.get(1)).nextEvent()).anyMatch(line -> line.contains(second));
        assertThat(listen(urls.get(0)).nextEvent()).anyMatch(line -> line.contains(order));
        assertThat(urls).hasSize(2);
    }

    @Test
    void openAGuestsOrder() {
        var checkout = guest().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Prefer", "wait=10")
                .body(Workshop.checkoutOf(workshop.product()))
                .post("/v1/checkouts")
                .then()
                .statusCode(201)
                .extract();
        String token = checkout.path("orderToken");
        String checkoutUrl = guest().header("X-Order-Token", token)
                .contentType(ContentType.JSON)
                .body(Map.of("checkoutId", checkout.path("id")))
                .post("/v1/stream-tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("urls[0]");
        String guestOrder =
                Workshop.confirm(checkout.path("id")).statusCode(201).extract().path("id");

        List<String> end = listen(checkoutUrl).nextEvent();
        assertThat(end).anyMatch(line -> line.contains("\"confirmed\""));
        assertThat(listen(checkoutUrl, "Last-Event-ID: " + id(end)).head())
                .first()
                .isEqualTo("HTTP/1.1 204 No Content");

        String url = url(guest().header("X-Order-Token", token), guestOrder);
        String seen = id(listen(url).nextEvent());
        assertThat(listen(url, "Last-Event-ID: " + seen).nextEvent()).contains("event:state");
        issue(guest().header("X-Order-Token", token), guestOrder, order).statusCode(404);
    }

    @Test
    void openNothingOnceTheOrderIsSomebodyElses() {
        String url = url(as(DemoUser.ADA), order);
        String seen = id(listen(url).nextEvent());

        Reactive.result(() -> system.inTransaction(tx -> tx.update(
                "update orders set customer = 'somebody else', version = version + 1 where id = $1",
                Tuple.of(UUID.fromString(order)))));

        assertThat(listen(url, "Last-Event-ID: " + seen).head()).first().isEqualTo("HTTP/1.1 404 Not Found");
    }

    @Test
    void letNobodyComeBackForEver() {
        var ticket = issue(as(DemoUser.ADA), order).extract();
        String url = ticket.path("urls[0]");
        String seen = id(listen(url).nextEvent());

        clock.passUntil(Instant.parse(ticket.<String>path("resumableUntil")).minusSeconds(60));
        assertThat(listen(url, "Last-Event-ID: " + seen).nextEvent()).contains("event:state");
        clock.pass(Duration.ofSeconds(60));
        assertThat(listen(url, "Last-Event-ID: " + seen).head()).first().isEqualTo("HTTP/1.1 204 No Content");
    }

    @Test
    void ofStaffEndWithTheirToken() {
        Instant soon = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 600);
        issue(with(DemoUser.SAM, Map.of("exp", soon.getEpochSecond())), order)
                .body("resumableUntil", equalTo(soon.toString()));

        String later = issue(with(DemoUser.ADA, Map.of("exp", soon.getEpochSecond())), order)
                .extract()
                .path("resumableUntil");
        assertThat(Instant.parse(later)).isAfter(Instant.now().plus(Duration.ofHours(23)));
    }

    @Test
    void areForgottenWhenNobodyUsesThem() {
        issue(as(DemoUser.ADA), order).statusCode(201);

        var keys = Reactive.result(() -> redis.keys("ticket:*:" + "order:" + order));
        assertThat(keys.size()).isEqualTo(1);
        assertThat(Reactive.result(() -> redis.pttl(keys.get(0).toString())).toLong())
                .isBetween(1L, 30_000L);
    }

    @Test
    void cannotBeMadeWithoutRedisButAreGoneOnWith() {
        String url = url(as(DemoUser.ADA), order);
        String seen = id(listen(url).nextEvent());
        LocalStack.shared().stop("Redis");
        try {
            issue(as(DemoUser.ADA), order)
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .body("detail", containsString("Tickets cannot be made or used for the moment."));
            assertThat(listen(url, "Last-Event-ID: " + seen).nextEvent()).contains("event:state");
        } finally {
            LocalStack.shared().start("Redis");
        }
        await().atMost(Duration.ofSeconds(15))
                .until(() -> issue(as(DemoUser.ADA), order).extract().statusCode() == 201);
    }

    @Test
    void areForOneKindOfThing() {
        Map<String, Object> two = Map.of("orderIds", List.of(order), "checkoutId", UUID.randomUUID());
        for (Map<String, Object> body : List.of(Map.<String, Object>of(), two)) {
            as(DemoUser.ADA)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/v1/stream-tickets")
                    .then()
                    .statusCode(422);
        }
    }

    private String url(RequestSpecification caller, String id) {
        return issue(caller, id).statusCode(201).extract().path("urls[0]");
    }

    private static ValidatableResponse issue(RequestSpecification caller, String... orders) {
        return caller.contentType(ContentType.JSON)
                .body(Map.of("orderIds", Arrays.asList(orders)))
                .post("/v1/stream-tickets")
                .then();
    }

    private Listener listen(String url, String... headers) {
        Listener listener = Listener.to(front.resolve(url), headers);
        listeners.add(listener);
        return listener;
    }

    private static String id(List<String> event) {
        return event.stream()
                .filter(line -> line.startsWith("id:"))
                .findFirst()
                .orElseThrow()
                .substring("id:".length());
    }
}
