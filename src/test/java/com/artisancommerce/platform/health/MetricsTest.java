package com.artisancommerce.platform.health;

import static com.artisancommerce.platform.Reactive.result;
import static com.artisancommerce.platform.Tenants.WOOL;
import static io.restassured.RestAssured.get;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class MetricsTest {

    @Inject
    Sql sql;

    @Inject
    Outbox outbox;

    @Test
    void tellHowLongEventsWaitAndHowFarConsumersLag() {
        result(() -> sql.inTransaction(
                WOOL,
                tx -> outbox.append(
                        tx, List.of(outbox.message(WOOL, "metrics-" + Ids.next(), "a", "test.v1", Map.of())))));
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(metrics())
                        .containsPattern("(?m)^artisan_outbox_oldest_age_seconds\\S* \\d")
                        .containsPattern("(?m)^artisan_outbox_waiting\\S* \\d")
                        .containsPattern(lagOf("capacity-commands"))
                        .containsPattern(lagOf("checkout-results"))
                        .containsPattern(lagOf("notifications"))
                        .containsPattern("(?m)^kafka_producer_record_send_total\\{.*client_id=\"outbox\""));
    }

    private static String lagOf(String channel) {
        return "(?m)^kafka_consumer_fetch_manager_records_lag\\S*\\{.*client_id=\"kafka-consumer-" + channel + "\"";
    }

    private static String metrics() {
        return get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
