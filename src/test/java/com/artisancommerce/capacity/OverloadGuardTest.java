package com.artisancommerce.capacity;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.artisancommerce.front.MovableClock;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
import com.artisancommerce.platform.sql.SystemSql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More is promised than may be sold: it is shown and told, nobody is thrown out, and nobody gets in until it is over. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OverloadGuardTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @Inject
    SystemSql sql;

    @Inject
    MovableClock clock;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void putTheClockBack() {
        clock.back();
    }

    @Test
    void hoursThatAreCutThrowNobodyOutAndLetNobodyIn() throws SQLException {
        Workshop workshop = Workshop.open(60, 60, 2);
        workshop.order(DemoUser.ADA);
        workshop.order(DemoUser.BEN);

        set(workshop, 30);
        queue(workshop)
                .body("overCommittedMinutes", equalTo(60))
                .body("entries", hasSize(2))
                .body("entries.position", contains(1, 2));
        await().atMost(SOON).until(() -> log(workshop), List.of("over_committed 60")::equals);
        await().atMost(SOON)
                .until(() -> metrics.get("artisan.queues.overcommitted.minutes")
                                .gauge()
                                .value()
                        == overCommitted());
        assertThat(overCommitted()).isGreaterThanOrEqualTo(60);
        workshop.checkOut(DemoUser.CLEO)
                .body("status", equalTo("refused"))
                .body("refusal.type", equalTo("full"))
                .body("refusal.reason", equalTo("no_room_yet"))
                .body("refusal.availableFrom", notNullValue());

        String waiting = waits(workshop);
        set(workshop, 120);
        queue(workshop).body("overCommittedMinutes", equalTo(0));
        await().atMost(SOON).until(() -> log(workshop), List.of("over_committed 60", "relieved 0")::equals);
        await().atMost(SOON)
                .until(
                        () -> as(DemoUser.CLEO)
                                .get("/v1/waitlist-entries/" + waiting)
                                .path("state"),
                        "offered"::equals);
        workshop.checkOut(DemoUser.ADA).body("status", equalTo("reserved"));
    }

    @Test
    void timeAloneClosesIntake() {
        Workshop workshop = Workshop.open(60, 60, 1);
        LocalDate today = LocalDate.ofInstant(clock.now(), VIENNA);
        hours(workshop, Map.of(today.getDayOfWeek().name().toLowerCase(java.util.Locale.ROOT), 60), 30);
        workshop.order(DemoUser.ADA);
        queue(workshop).body("overCommittedMinutes", equalTo(0));
        await().atMost(SOON).until(() -> lookedAt(workshop));

        clock.passUntil(today.plusDays(1).atStartOfDay(VIENNA).toInstant());

        await().atMost(SOON).until(() -> log(workshop), List.of("over_committed 30")::equals);
        assertThat(kept(workshop)).isEqualTo(30);
        queue(workshop).body("overCommittedMinutes", equalTo(30)).body("entries", hasSize(1));
        workshop.checkOut(DemoUser.BEN).body("refusal.type", equalTo("full"));
    }

    private String waits(Workshop workshop) {
        return as(DemoUser.CLEO)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "productId",
                        workshop.product(),
                        "quantity",
                        1,
                        "contact",
                        Map.of("email", "cleo@example.test", "name", "Cleo")))
                .post("/v1/waitlist-entries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void set(Workshop workshop, int minutesPerDay) {
        Workshop.setHours(workshop.artisan(), minutesPerDay, 2, tag(workshop))
                .then()
                .statusCode(200);
    }

    /** So many minutes on the days named, and the others on all other days. */
    private static void hours(Workshop workshop, Map<String, Integer> days, int others) {
        Map<String, Integer> weekly = new HashMap<>();
        List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .forEach(day -> weekly.put(day, days.getOrDefault(day, others)));
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .header("If-Match", tag(workshop))
                .body(Map.of("timeZone", "Europe/Vienna", "weekly", weekly, "horizonDays", 1, "utilisationTarget", 1.0))
                .put("/v1/artisans/" + workshop.artisan() + "/hours")
                .then()
                .statusCode(200);
    }

    private static String tag(Workshop workshop) {
        return as(DemoUser.SAM)
                .get("/v1/artisans/" + workshop.artisan() + "/hours")
                .header("ETag");
    }

    private static ValidatableResponse queue(Workshop workshop) {
        return as(DemoUser.SAM)
                .get("/v1/artisans/" + workshop.artisan() + "/queue")
                .then()
                .statusCode(200);
    }

    /** What the log says of over-commitment, the first line first. */
    private List<String> log(Workshop workshop) {
        return result(() -> sql.inTransaction(tx -> tx.list(
                "select kind || ' ' || minutes as line from capacity_log where artisan_id = $1"
                        + " and kind in ('over_committed', 'relieved') order by version",
                Tuple.of(workshop.artisan()),
                row -> row.getString("line"))));
    }

    private long kept(Workshop workshop) {
        return result(() -> sql.inTransaction(tx -> tx.first(
                        "select over_committed_minutes from capacity_queues where artisan_id = $1",
                        Tuple.of(workshop.artisan()),
                        row -> row.getLong("over_committed_minutes"))))
                .orElseThrow();
    }

    private boolean lookedAt(Workshop workshop) {
        return result(() -> sql.inTransaction(tx -> tx.first(
                        "select look_at > now() as looked from capacity_queues where artisan_id = $1",
                        Tuple.of(workshop.artisan()),
                        row -> row.getBoolean("looked"))))
                .orElseThrow();
    }

    /** Minutes of all artisans, as the database has them. */
    private static double overCommitted() throws SQLException {
        try (Connection system = ProofTable.connect("system");
                ResultSet sum = system.createStatement()
                        .executeQuery("select sum(over_committed_minutes)::float8 from capacity_queues")) {
            sum.next();
            return sum.getDouble(1);
        }
    }
}
