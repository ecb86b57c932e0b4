package com.artisancommerce.flow;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.artisancommerce.front.Callers;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hours for two come free, and ten sweepers look at once, as if there were ten instances. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OfferedOnceTest {

    private static final int SWEEPERS = 10;

    @Inject
    TendQueues tend;

    @Inject
    SystemSql sql;

    @Test
    void theFirstTwoOfFiveGetOneOfferEach() {
        Workshop workshop = Workshop.open(120, 60, 1);
        List<String> taken = List.of(reserve(workshop, DemoUser.ADA), reserve(workshop, DemoUser.BEN));
        List<String> waiting =
                IntStream.range(0, 5).mapToObj(i -> join(workshop)).toList();
        assertThat(count(workshop)).isEqualTo(5);

        release(DemoUser.ADA, taken.getFirst());
        release(DemoUser.BEN, taken.getLast());
        for (int round = 0; round < 5; round++) {
            lookAgain(workshop);
            result(() -> Uni.join()
                    .all(IntStream.range(0, SWEEPERS)
                            .mapToObj(i -> tend.sweep())
                            .toList())
                    .andFailFast());
        }

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(states(workshop))
                        .containsExactly("offered", "offered", "waiting", "waiting", "waiting"));
        assertThat(count(workshop)).isEqualTo(3);
        assertThat(holds(workshop))
                .containsExactlyInAnyOrder(UUID.fromString(waiting.get(0)), UUID.fromString(waiting.get(1)));
    }

    private static String reserve(Workshop workshop, DemoUser user) {
        return workshop.checkOut(user)
                .body("status", equalTo("reserved"))
                .extract()
                .path("id");
    }

    private static void release(DemoUser user, String checkout) {
        as(user).post("/v1/checkouts/" + checkout + "/release").then().statusCode(200);
    }

    private static String join(Workshop workshop) {
        String somebody = "user-" + UUID.randomUUID();
        return Callers.with(DemoUser.ADA, Map.of("sub", somebody))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "productId",
                        workshop.product(),
                        "quantity",
                        1,
                        "contact",
                        Map.of("email", somebody + "@example.test", "name", "Gwen")))
                .post("/v1/waitlist-entries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void lookAgain(Workshop workshop) {
        result(() -> sql.inTransaction(tx -> tx.update(
                "update capacity_queues set look_at = 'epoch' where artisan_id = $1", Tuple.of(workshop.artisan()))));
    }

    private List<String> states(Workshop workshop) {
        return result(() -> sql.inTransaction(tx -> tx.list(
                "select state from waitlist_entries where artisan_id = $1 order by ticket",
                Tuple.of(workshop.artisan()),
                row -> row.getString("state"))));
    }

    private List<UUID> holds(Workshop workshop) {
        return result(() -> sql.inTransaction(tx -> tx.list(
                "select checkout_id from capacity_entries where artisan_id = $1 and state = 'held'",
                Tuple.of(workshop.artisan()),
                row -> row.getUUID("checkout_id"))));
    }

    /** How many wait, as the queue's row says. */
    private int count(Workshop workshop) {
        return result(() -> sql.inTransaction(tx -> tx.first(
                        "select waitlisted from capacity_queues where artisan_id = $1",
                        Tuple.of(workshop.artisan()),
                        row -> row.getInteger("waitlisted"))))
                .orElseThrow();
    }
}
