package com.artisancommerce.capacity;

import static com.artisancommerce.front.Callers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An artisan asks what would be, if, and for a better order of work. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PlanningAheadTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Vienna"));

    @Test
    void tellsWhatTimeOffWouldDoAndChangesNothing() {
        Workshop workshop = Workshop.open(480, 480, 180);
        String order = workshop.order(DemoUser.ADA);
        workshop.order(DemoUser.BEN);
        SortedMap<String, String> before = database();

        simulate(workshop, timeOff(today.plusDays(1), today.plusDays(30)), order(60))
                .statusCode(200)
                .body("queueVersion", equalTo(queue(workshop).<Integer>path("version")))
                .body("computedAt", notNullValue())
                .body("movedTotal", equalTo(2))
                .body("truncated", equalTo(false))
                .body("brokenTotal", equalTo(2))
                .body("broken[0].orderId", equalTo(order))
                .body("broken[0].before.risk", equalTo("on_track"))
                .body("broken[0].after.risk", equalTo("late"))
                .body("after.late", equalTo(2))
                .body("orders", hasSize(1))
                .body("orders[0].change", equalTo(1))
                .body("orders[0].admission", equalTo("accepted"))
                .body("orders[0].standing.position", equalTo(3))
                .body("orders[0].minutesAhead", equalTo(960));
        simulate(
                        workshop,
                        Map.of(
                                "type",
                                "reorder",
                                "entries",
                                List.of(entries(workshop).getFirst())))
                .statusCode(200);
        simulate(workshop, Map.of("type", "cancel", "entryId", entries(workshop).getFirst()))
                .statusCode(200)
                .body("moved.after", contains(notNullValue(), nullValue()));

        assertThat(database()).isEqualTo(before);
    }

    @Test
    void saysWhenIntakeOpensAgainAndRefusesMeanwhile() {
        Workshop workshop = Workshop.open(480, 480, 180);

        simulate(workshop, Map.of("type", "pause", "until", today.plusDays(9).toString()), order(60))
                .statusCode(200)
                .body("before.intakeFrom", equalTo(today.toString()))
                .body("after.intakeFrom", equalTo(today.plusDays(9).toString()))
                .body("orders[0].admission", equalTo("paused"))
                .body("orders[0].availableFrom", equalTo(today.plusDays(9).toString()))
                .body("orders[0].standing.ready.p50", notNullValue());
    }

    @Test
    void saysWhyThereAreNoDatesWithoutHours() {
        Workshop workshop = Workshop.open(480, 480, 180);
        workshop.order(DemoUser.ADA);
        Map<String, Integer> none = new HashMap<>();
        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .forEach(day -> none.put(day, 0));

        simulate(workshop, Map.of("type", "hours", "from", today.toString(), "weekly", none))
                .statusCode(200)
                .body("broken[0].after.ready", nullValue())
                .body("broken[0].after.reason", containsString("no working hours"))
                .body("after.workedOffBy", nullValue());
    }

    @Test
    void refusesChangesThatCannotBe() {
        Workshop workshop = Workshop.open(480, 30, 180);
        workshop.order(DemoUser.ADA);
        String entry = entries(workshop).getFirst();
        workshop.work(entry, "start").statusCode(200);

        simulate(workshop, Map.of("type", "reorder", "entries", List.of(entry)))
                .statusCode(409)
                .body("state", equalTo("in_production"));
        simulate(workshop, order(60), Map.of("type", "cancel", "entryId", UUID.randomUUID()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/changes/1"));
        simulate(workshop, Map.of("type", "time_off", "from", today.toString()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/changes/0/to"));
        simulate(workshop, timeOff(today, today.minusDays(1))).statusCode(422);
        simulate(workshop, order(60), timeOff(today, today.plusYears(11)))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/changes/1/to"));
        simulate(workshop, Map.of("type", "holiday")).statusCode(400);
        simulate(workshop).statusCode(422);
        simulate(workshop, Collections.nCopies(21, order(60))).statusCode(422);
    }

    @Test
    void suggestsAnOrderThatReorderAppliesAsItIs() {
        Workshop workshop = Workshop.open(480, 480, 180);
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            orders.add(workshop.order(DemoUser.ADA));
        }
        List<String> entries = entries(workshop);
        Map<String, Object> wrong = new HashMap<>(
                Map.of("entries", List.of(entries.getFirst()), "reason", "By mistake.", "override", true));
        reorder(workshop, queue(workshop).header("ETag"), wrong).then().statusCode(200);

        Response suggestion = suggest(workshop);
        suggestion
                .then()
                .statusCode(200)
                .body("breaksBefore", equalTo(1))
                .body("breaksAfter", equalTo(0))
                .body("keepsBefore", equalTo(11))
                .body("keepsAfter", equalTo(12))
                .body("saved.orderId", contains(orders.getFirst()))
                .body("reorder.entries", contains(entries.getFirst()))
                .body("reorder.override", equalTo(false));

        reorder(workshop, suggestion.header("ETag"), suggestion.path("reorder"))
                .then()
                .statusCode(200)
                .body("queueVersion", greaterThan(suggestion.<Integer>path("queueVersion")));
        suggest(workshop).then().body("breaksBefore", equalTo(0)).body("reorder", nullValue());
    }

    @Test
    void isForTheArtisanAndTheShopsStaffAlone() {
        Workshop workshop = Workshop.open(480, 30, 180);

        Map.of(DemoUser.ADA, 403, DemoUser.MAYA, 404, DemoUser.SARA, 404, DemoUser.OSKAR, 404)
                .forEach((user, status) -> {
                    as(user).get(path(workshop, "queue/suggested-order")).then().statusCode(status);
                    as(user).contentType(ContentType.JSON)
                            .body(Map.of("changes", List.of(order(60))))
                            .post(path(workshop, "simulations"))
                            .then()
                            .statusCode(status);
                });
    }

    private static Map<String, Object> timeOff(LocalDate from, LocalDate to) {
        return Map.of("type", "time_off", "from", from.toString(), "to", to.toString());
    }

    private static Map<String, Object> order(int minutes) {
        return Map.of("type", "order", "minutes", minutes);
    }

    @SafeVarargs
    private static ValidatableResponse simulate(Workshop workshop, Map<String, ?>... changes) {
        return simulate(workshop, List.of(changes));
    }

    private static ValidatableResponse simulate(Workshop workshop, List<? extends Map<String, ?>> changes) {
        return as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("changes", changes))
                .post(path(workshop, "simulations"))
                .then();
    }

    private static Response suggest(Workshop workshop) {
        return as(DemoUser.SAM).get(path(workshop, "queue/suggested-order"));
    }

    private static Response reorder(Workshop workshop, String tag, Map<String, Object> body) {
        return as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(body)
                .post(path(workshop, "queue/reorder"));
    }

    private static Response queue(Workshop workshop) {
        return as(DemoUser.SAM).get(path(workshop, "queue"));
    }

    private static List<String> entries(Workshop workshop) {
        return queue(workshop).path("entries.entryId");
    }

    private static String path(Workshop workshop, String what) {
        return "/v1/artisans/" + workshop.artisan() + "/" + what;
    }

    /** Count, versions and contents of every table, once nothing is under way any more. */
    private static SortedMap<String, String> database() {
        SortedMap<String, String> last = new TreeMap<>();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1500))
                .until(() -> {
                    SortedMap<String, String> now = fingerprints();
                    boolean quiet = now.equals(last);
                    last.putAll(now);
                    return quiet;
                });
        return last;
    }

    /** Without the leases of the relay and the rounds of the watch over promises, which breathe. */
    private static SortedMap<String, String> fingerprints() throws SQLException {
        SortedMap<String, String> tables = new TreeMap<>();
        try (Connection system = ProofTable.connect("system");
                Statement statement = system.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("""
                    select relname from pg_class
                    where relkind = 'r' and relnamespace = 'public'::regnamespace and has_table_privilege(oid, 'select')
                      and relname not like 'outbox%' and relname <> 'promise_watches'
                    """)) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
            for (String name : names) {
                try (ResultSet found = statement.executeQuery(
                        "select count(*), max(xmin::text::bigint), sum(hashtext(t::text)::bigint) from " + name
                                + " t")) {
                    found.next();
                    tables.put(name, found.getString(1) + " " + found.getString(2) + " " + found.getString(3));
                }
            }
        }
        assertThat(tables).containsKeys("capacity_queues", "capacity_entries", "capacity_log", "orders");
        return tables;
    }
}
