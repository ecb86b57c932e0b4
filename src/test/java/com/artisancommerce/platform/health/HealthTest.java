package com.artisancommerce.platform.health;

import static com.artisancommerce.platform.Reactive.result;
import static com.artisancommerce.platform.Tenants.WOOL;
import static io.restassured.RestAssured.get;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.outbox.TopicReader;
import com.artisancommerce.platform.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HealthTest {

    @Inject
    Pool pool;

    @Inject
    Sql sql;

    @Inject
    Outbox outbox;

    @Inject
    Migrations migrations;

    @Test
    void aliveIsTheEventLoopAlone() {
        JsonPath live = get("/q/health/live").then().statusCode(200).extract().jsonPath();
        assertThat(live.getString("status")).isEqualTo("UP");
        assertThat(live.getList("checks.name")).containsExactly("event-loop");
    }

    @Test
    void readyIsTheDatabaseWithItsMigrations() {
        JsonPath ready = get("/q/health/ready").then().statusCode(200).extract().jsonPath();
        assertThat(ready.getString("status")).isEqualTo("UP");
        assertThat(ready.<String>getList("checks.name"))
                .as("the database, its migrations, and whether the service is about to stop")
                .containsExactlyInAnyOrder("database", "migrations", "Graceful Shutdown");
    }

    @Test
    void aChangeThatIsMissingInTheDatabaseIsNoticed() {
        assertThat(migrations.known()).contains("db/changelog/platform/001-platform.sql::outbox::platform");
        MigrationsApplied fromTheFuture = new MigrationsApplied(pool, new Migrations() {
            @Override
            List<String> known() {
                List<String> more = new ArrayList<>(super.known());
                more.add("db/changelog/platform/999-future.sql::teleport::platform");
                return more;
            }
        });
        assertThat(result(fromTheFuture::call).getStatus()).isEqualTo(Status.DOWN);
        assertThat(result(new MigrationsApplied(pool, migrations)::call).getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void withoutKafkaAndRedisTheServiceStaysReadyAndEventsLeaveWhenTheyReturn() {
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(dependencies()).isEqualTo(Map.of("kafka", "ok", "redis", "ok")));
        String topic = "health-" + Ids.next();
        LocalStack.shared().stop("Redis");
        LocalStack.shared().stop("Kafka");
        try {
            await().atMost(10, SECONDS)
                    .untilAsserted(() ->
                            assertThat(dependencies()).isEqualTo(Map.of("kafka", "degraded", "redis", "degraded")));
            get("/q/health/ready").then().statusCode(200);
            get("/q/health/live").then().statusCode(200);
            result(() -> sql.inTransaction(
                    WOOL,
                    tx -> outbox.append(
                            tx,
                            List.of(outbox.message(WOOL, topic, "a", "test.v1", Map.of("while", "kafka is down"))))));
        } finally {
            LocalStack.shared().start("Kafka");
            LocalStack.shared().start("Redis");
        }
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(dependencies()).isEqualTo(Map.of("kafka", "ok", "redis", "ok")));
        assertThat(TopicReader.read(topic, 1, Duration.ofSeconds(60)))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isEqualTo("{\"while\":\"kafka is down\"}"));
    }

    private static Map<String, String> dependencies() {
        JsonPath group = get("/q/health/group/dependencies")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(group.getString("status")).isEqualTo("UP");
        return Map.of(
                group.getString("checks[0].name"), group.getString("checks[0].data.state"),
                group.getString("checks[1].name"), group.getString("checks[1].data.state"));
    }
}
