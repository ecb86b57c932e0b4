package com.artisancommerce.waitlist;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.faults.QueueLock;
import com.artisancommerce.front.Callers;
import com.artisancommerce.front.HeldLock;
import com.artisancommerce.front.MovableClock;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody looks after the queues but these tests, so that each step can be seen. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(NobodyTends.class)
class TakingTurnsTest {

    private Workshop workshop;
    private String taken;

    @Inject
    WaitlistTurns turns;

    @Inject
    SystemSql sql;

    @Inject
    MovableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.back();
    }

    @BeforeEach
    void sellTheOnlyHours() {
        workshop = Workshop.open(60, 60, 1);
        taken = workshop.checkOut(DemoUser.CLEO)
                .statusCode(201)
                .body("status", equalTo("reserved"))
                .extract()
                .path("id");
    }

    @Test
    void passesNobodyOverWhileThereIsNoRoomForAnythingAnyway() {
        join("one");
        withdraw();

        settle();
        assertThat(states()).containsExactly("waiting");
        pause();
        release();
        settle();
        assertThat(states()).containsExactly("waiting");
        resume();
        settle();
        assertThat(states()).containsExactly("passed_over");
    }

    @Test
    void servesSoManyAtOnceAndTheOthersWhenItIsLookedAtAgain() {
        List.of("one", "two", "three").forEach(this::join);
        withdraw();
        release();
        hasBeenLookedAt();

        settle();
        assertThat(states()).containsExactly("passed_over", "passed_over", "waiting");
        assertThat(isToBeLookedAt()).isTrue();
        settle();
        assertThat(states()).containsExactly("passed_over", "passed_over", "passed_over");
    }

    @Test
    void takesNobodyBeyondTheLongestLine() {
        List.of("one", "two", "three").forEach(this::join);

        joining("four")
                .statusCode(409)
                .body("detail", equalTo("3 wait for this artisan already, and no more can. Try again later."));
    }

    @Test
    void whatLeavingDoesToTheQueueHappensAtTheTimeOfLeaving() {
        String one = join("one");
        hasBeenLookedAt();

        Callers.with(DemoUser.ADA, Map.of("sub", "one-" + workshop.artisan()))
                .delete("/v1/waitlist-entries/" + one)
                .then()
                .statusCode(200)
                .body("state", equalTo("left"));

        assertThat(time("select look_at as at from capacity_queues where artisan_id = $1"))
                .isEqualTo(time("select since as at from waitlist_entries where artisan_id = $1"));
    }

    @Test
    void anAcceptanceThatWaitedUntilTheOfferWasOverIsRefused() throws SQLException {
        String one = join("one");
        release();
        settle();
        assertThat(states()).containsExactly("offered");

        CompletableFuture<ValidatableResponse> acceptance;
        try (HeldLock lock = QueueLock.take(workshop.artisan())) {
            acceptance = CompletableFuture.supplyAsync(() -> accept(one), Thread::startVirtualThread);
            lock.awaitWaiting(1);
            clock.passUntil(time("select offer_expires_at as at from waitlist_entries where artisan_id = $1"));
        }

        acceptance.join().statusCode(409).body("type", endsWith("hold-expired"));
        assertThat(states()).containsExactly("offered");
        settle();
        assertThat(states()).containsExactly("lapsed");
    }

    private String join(String name) {
        return joining(name).statusCode(201).extract().path("id");
    }

    private ValidatableResponse joining(String name) {
        return Callers.with(DemoUser.ADA, Map.of("sub", name + "-" + workshop.artisan()))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "productId",
                        workshop.product(),
                        "quantity",
                        1,
                        "contact",
                        Map.of("email", name + "@example.test", "name", name)))
                .post("/v1/waitlist-entries")
                .then();
    }

    private ValidatableResponse accept(String entry) {
        Map<String, Object> body = Workshop.checkoutOf();
        body.remove("lines");
        return Callers.with(DemoUser.ADA, Map.of("sub", "one-" + workshop.artisan()))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/waitlist-entries/" + entry + "/acceptance")
                .then();
    }

    private void withdraw() {
        as(DemoUser.SAM)
                .delete("/v1/products/" + workshop.product() + "/publication")
                .then()
                .statusCode(200);
    }

    private void release() {
        as(DemoUser.CLEO).post("/v1/checkouts/" + taken + "/release").then().statusCode(200);
    }

    private void pause() {
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "At the market."))
                .put("/v1/artisans/" + workshop.artisan() + "/pause")
                .then()
                .statusCode(200);
    }

    private void resume() {
        as(DemoUser.SAM)
                .delete("/v1/artisans/" + workshop.artisan() + "/pause")
                .then()
                .statusCode(200);
    }

    private void settle() {
        TenantId shop = new TenantId(
                rows("select tenant_id from capacity_queues where artisan_id = $1", row -> row.getUUID("tenant_id"))
                        .getFirst());
        QueueRef queue = new QueueRef(shop, new ArtisanId(workshop.artisan()));
        result(() -> sql.inTransaction(tx -> turns.settle(tx, queue)));
    }

    private List<String> states() {
        return rows(
                "select state from waitlist_entries where artisan_id = $1 order by ticket",
                row -> row.getString("state"));
    }

    /** There is nothing to be done for the queue until something happens. */
    private void hasBeenLookedAt() {
        result(() -> sql.inTransaction(tx -> tx.update(
                "update capacity_queues set look_at = '2100-01-01' where artisan_id = $1",
                Tuple.of(workshop.artisan()))));
    }

    private boolean isToBeLookedAt() {
        return !time("select look_at as at from capacity_queues where artisan_id = $1")
                .isAfter(clock.now());
    }

    private Instant time(String query) {
        return rows(query, row -> row.getOffsetDateTime("at").toInstant()).getFirst();
    }

    private <T> List<T> rows(String query, Function<Row, T> of) {
        return result(() -> sql.inTransaction(tx -> tx.list(query, Tuple.of(workshop.artisan()), of)));
    }
}
