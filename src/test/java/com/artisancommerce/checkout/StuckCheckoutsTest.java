package com.artisancommerce.checkout;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Without a relay, as when Kafka is away: what is sent stays where it is. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class StuckCheckoutsTest {

    @Inject
    SystemSql sql;

    @Inject
    StuckCheckouts stuck;

    @Test
    void asksAgainOnlyWhenTheCommandHasLeft() {
        Workshop workshop = Workshop.open(300, 60, 30);
        UUID checkout = checkOut(workshop);

        waitedForAnHour(checkout);
        assertThat(commands(workshop)).isEqualTo(1);

        run(
                "update outbox set sent_at = now() where key = $1",
                workshop.artisan().toString());
        waitedForAnHour(checkout);
        assertThat(commands(workshop)).isEqualTo(2);
    }

    private static UUID checkOut(Workshop workshop) {
        return UUID.fromString(as(DemoUser.ADA)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "stuck-" + UUID.randomUUID())
                .body(Map.of(
                        "lines", List.of(Map.of("productId", workshop.product(), "quantity", 1)),
                        "contact", Map.of("email", "ada@example.test", "name", "Ada"),
                        "address",
                                Map.of(
                                        "line1", "1 Loom Lane",
                                        "city", "Galway",
                                        "postalCode", "H91 X2",
                                        "country", "IE")))
                .post("/v1/checkouts")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id"));
    }

    private void waitedForAnHour(UUID checkout) {
        run("update checkouts set sent_at = now() - interval '1 hour' where id = $1", checkout);
        result(() -> sql.inTransaction(stuck::sendAgain));
    }

    private long commands(Workshop workshop) {
        return result(() -> sql.inTransaction(tx -> tx.first(
                        "select count(*) as commands from outbox where topic = 'capacity.commands' and key = $1",
                        Tuple.of(workshop.artisan().toString()),
                        row -> row.getLong("commands"))))
                .orElseThrow();
    }

    private void run(String statement, Object parameter) {
        result(() -> sql.inTransaction(tx -> tx.update(statement, Tuple.of(parameter))));
    }
}
