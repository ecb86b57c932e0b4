package com.artisancommerce.order;

import static com.artisancommerce.front.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.front.Listener;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Reactive;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a customer's stream says while the artisan works, and after the line was cut. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FollowingAnOrderTest {

    private final List<Listener> listeners = new ArrayList<>();

    @TestHTTPResource("/v1/")
    URI front;

    @Inject
    SystemSql system;

    @AfterEach
    void hangUp() {
        listeners.forEach(Listener::close);
    }

    @Test
    void movesUpWhenAPieceAheadIsFinished() {
        Workshop workshop = Workshop.open(480, 240, 30);
        String first = workshop.order(DemoUser.ADA);
        String second = workshop.order(DemoUser.BEN);
        Listener ben = follow(DemoUser.BEN, second);
        assertThat(nextState(ben).getInt("entries[0].position")).isEqualTo(2);

        workshop.work(entryOf(DemoUser.ADA, first), "start").statusCode(200);

        assertThat(stateWhere(ben, "entries[0].position", 1).getString("orderId"))
                .isEqualTo(second);
        JsonPath read = as(DemoUser.BEN).get("/v1/orders/" + second).jsonPath();
        assertThat(read.getInt("entries[0].position")).isEqualTo(1);
    }

    @Test
    void tellsTheTimelineOnceAndInOrderOverACutLine() {
        Workshop workshop = Workshop.open(480, 60, 30);
        String order = workshop.order(DemoUser.ADA);
        String entry = entryOf(DemoUser.ADA, order);
        Listener ada = follow(DemoUser.ADA, order);
        String seen = id(ada.nextEvent());

        workshop.work(entry, "start").statusCode(200);
        List<String> started = eventNamed(ada, "timeline");
        assertThat(data(started).getString("type")).isEqualTo("started");
        assertThat(data(started).getInt("sequence")).isEqualTo(2);
        ada.close();
        workshop.work(entry, "finish").statusCode(200);

        Listener back = follow(DemoUser.ADA, order, "Last-Event-ID: " + id(started));
        assertThat(timelineUntilState(back)).containsExactly("finished", "ready");
        Listener farBack = follow(DemoUser.ADA, order, "Last-Event-ID: " + seen);
        assertThat(timelineUntilState(farBack)).containsExactly("started", "finished", "ready");
        Listener byQuery = listen("orders/" + order + "/events?lastEventId=" + seen, DemoUser.ADA);
        assertThat(timelineUntilState(byQuery)).containsExactly("started", "finished", "ready");
    }

    @Test
    void startsAnewForACursorThatIsNotOurs() {
        String order = Workshop.open(480, 60, 30).order(DemoUser.ADA);

        Listener ada = follow(DemoUser.ADA, order, "Last-Event-ID: AAAA.BBBB");

        assertThat(ada.nextEvent()).contains("event:reset");
        assertThat(ada.nextEvent()).contains("event:state");
    }

    @Test
    void isNotThereForOthers() {
        String order = Workshop.open(480, 60, 30).order(DemoUser.ADA);

        as(DemoUser.BEN).get("/v1/orders/" + order + "/events").then().statusCode(404);
        as(DemoUser.OTTO).get("/v1/orders/" + order + "/events").then().statusCode(404);
        as(DemoUser.ADA)
                .get("/v1/orders/" + UUID.randomUUID() + "/events")
                .then()
                .statusCode(404);
    }

    @Test
    void findsOutWhatKafkaDidNotTell() {
        Workshop workshop = Workshop.open(480, 60, 30);
        String order = workshop.order(DemoUser.ADA);
        Listener ada = follow(DemoUser.ADA, order);
        ada.nextEvent();

        Reactive.result(() -> system.inTransaction(tx -> tx.update(
                "update orders set state = 'ready', version = version + 1 where id = $1",
                Tuple.of(UUID.fromString(order)))));

        assertThat(stateWhere(ada, "state", "ready").getString("orderId")).isEqualTo(order);
    }

    @Test
    void showsACheckoutUntilNothingCanBecomeOfIt() {
        Workshop workshop = Workshop.open(480, 60, 30);
        String checkout =
                workshop.checkOut(DemoUser.ADA).statusCode(201).extract().path("id");
        Listener ada = listen("checkouts/" + checkout + "/events", DemoUser.ADA);
        assertThat(nextState(ada).getString("status")).isEqualTo("reserved");

        Workshop.confirm(checkout).statusCode(201);

        assertThat(stateWhere(ada, "status", "confirmed").getString("id")).isEqualTo(checkout);
        assertThat(ada.nextEvent()).isEmpty();
        as(DemoUser.BEN).get("/v1/checkouts/" + checkout + "/events").then().statusCode(404);
    }

    @Test
    void sendsNobodyBackToACheckoutWhoseEndTheyHaveSeen() {
        Workshop workshop = Workshop.open(480, 60, 30);
        String checkout =
                workshop.checkOut(DemoUser.ADA).statusCode(201).extract().path("id");
        Workshop.confirm(checkout).statusCode(201);
        Listener ada = listen("checkouts/" + checkout + "/events", DemoUser.ADA);
        String last = eventWith(ada, "confirmed").stream()
                .filter(line -> line.startsWith("id:"))
                .findFirst()
                .orElseThrow()
                .substring(3);

        as(DemoUser.ADA)
                .header("Last-Event-ID", last)
                .get("/v1/checkouts/" + checkout + "/events")
                .then()
                .statusCode(204);
        as(DemoUser.ADA)
                .header("Last-Event-ID", "0")
                .get("/v1/checkouts/" + checkout + "/events")
                .then()
                .statusCode(200);
    }

    private static List<String> eventWith(Listener listener, String word) {
        List<String> event = listener.nextEvent();
        while (event.stream().noneMatch(line -> line.contains(word))) {
            event = listener.nextEvent();
        }
        return event;
    }

    private Listener follow(DemoUser user, String order, String... headers) {
        return listen("orders/" + order + "/events", user, headers);
    }

    private Listener listen(String path, DemoUser user, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] =
                "Authorization: Bearer " + LocalStack.shared().tokens().of(user);
        Listener listener = Listener.to(front.resolve(path), all);
        assertThat(listener.head()).first().isEqualTo("HTTP/1.1 200 OK");
        listeners.add(listener);
        return listener;
    }

    private static String entryOf(DemoUser user, String order) {
        return as(user).get("/v1/orders/" + order).path("entries[0].entryId");
    }

    private static List<String> timelineUntilState(Listener listener) {
        List<String> types = new ArrayList<>();
        for (List<String> event = listener.nextEvent(); !event.contains("event:state"); event = listener.nextEvent()) {
            types.add(data(event).getString("type"));
        }
        return types;
    }

    private static JsonPath nextState(Listener listener) {
        return data(eventNamed(listener, "state"));
    }

    private static JsonPath stateWhere(Listener listener, String path, Object value) {
        JsonPath state = nextState(listener);
        while (!value.equals(state.get(path))) {
            state = nextState(listener);
        }
        return state;
    }

    private static List<String> eventNamed(Listener listener, String name) {
        List<String> event = listener.nextEvent();
        while (!event.contains("event:" + name)) {
            assertThat(event).as("the stream ended before a %s", name).isNotEmpty();
            event = listener.nextEvent();
        }
        return event;
    }

    private static String id(List<String> event) {
        return field(event, "id:");
    }

    private static JsonPath data(List<String> event) {
        return JsonPath.from(field(event, "data:"));
    }

    private static String field(List<String> event, String name) {
        return event.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }
}
