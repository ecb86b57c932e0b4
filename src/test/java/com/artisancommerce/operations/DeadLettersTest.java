package com.artisancommerce.operations;

import static com.artisancommerce.front.Callers.as;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.artisancommerce.faults.Kafka;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** No record vanishes: what cannot be applied is kept, and an operator sends it again or gives it up. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DeadLettersTest {

    private static final Pattern OPEN = Pattern.compile("(?m)^artisan_dead_letters_open\\S* (\\S+)$");
    private static final String COMMANDS = "capacity.commands";

    @Test
    void aRecordThatNobodyCanReadIsRedrivenInVainAndGivenUp() throws SQLException {
        String key = "letter-" + UUID.randomUUID();
        Kafka.produce(garbage(key));

        String first = awaitLetter(key, "open");
        get(first)
                .body("payload", equalTo("{not json \uFFFD"))
                .body("attributes.find { it.name == 'ce_time' }.value", equalTo("2026-11-20T09:00:00Z"))
                .body("letter.topic", equalTo(COMMANDS))
                .body("letter.type", equalTo("com.example.garbage"))
                .body("letter.attempts", equalTo(3))
                .body("letter.shopId", equalTo(DemoUser.Shops.DEMO.toString()))
                .body("letter.firstId", nullValue())
                .body("letter.decision", nullValue());
        assertThat(get(first).extract().<String>path("letter.reason")).contains("Not a ReserveCapacity");

        redrive(first).statusCode(200).body("state", equalTo("redriven")).body("decision.by", equalTo("user-olga"));
        redrive(first).statusCode(200).body("state", equalTo("redriven"));
        discard(first, "too late").statusCode(409);

        String second = awaitLetter(key, "open");
        get(second)
                .body("letter.firstId", equalTo(first))
                .body("payload", equalTo("{not json \uFFFD"))
                .body("attributes.find { it.name == 'ce_time' }.value", equalTo("2026-11-20T09:00:00Z"));
        redrive(second).statusCode(200);
        String third = awaitLetter(key, "open");
        get(third).body("letter.firstId", equalTo(first));

        discard(third, "nobody can read it").statusCode(200).body("decision.reason", equalTo("nobody can read it"));
        discard(third, "another reason").statusCode(200).body("decision.reason", equalTo("nobody can read it"));
        redrive(third).statusCode(409);
        assertThat(sentAgain(key)).isEqualTo(2);
        assertThat(letters(key, "open")).isEmpty();
    }

    @Test
    void whatADefectStoppedIsAppliedWhenItIsRedrivenAfterwards() throws SQLException {
        Workshop workshop = Workshop.open(300, 60, 30);
        String checkout;
        String letter;
        run("alter table capacity_entries add constraint defect check (product_id <> '%s') not valid"
                .formatted(workshop.product()));
        try {
            checkout = checkOut(workshop);
            letter = awaitLetter(workshop.artisan().toString(), "open");
        } finally {
            run("alter table capacity_entries drop constraint defect");
        }
        assertThat(get(letter).extract().<String>path("letter.reason"))
                .contains("violates check constraint \"defect\"");
        assertThat(status(checkout)).isEqualTo("reserving");

        redrive(letter).statusCode(200);

        await().atMost(20, SECONDS).until(() -> status(checkout).equals("reserved"));
        assertThat(letters(workshop.artisan().toString(), "open")).isEmpty();
    }

    @Test
    void whatNobodyHasDecidedOnIsCounted() {
        String key = "counted-" + UUID.randomUUID();
        Kafka.produce(garbage(key));
        String letter = awaitLetter(key, "open");
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(gauge()).isEqualTo(open()));
        assertThat(gauge()).isPositive();

        discard(letter, "seen").statusCode(200);

        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(gauge()).isEqualTo(open()));
    }

    @Test
    void pagesAreForOperatorsAndGoOnWhereTheyEnded() {
        as(DemoUser.SAM).get("/v1/dead-letters").then().statusCode(403);
        String topic = "notifications";
        String key = "page-" + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            Kafka.produce(new ProducerRecord<>(topic, key, "no mail"));
        }
        await().atMost(20, SECONDS).until(() -> letters(key, "open").size() == 3);

        var page = as(DemoUser.OLGA).get("/v1/dead-letters?topic=notifications&limit=2");
        List<String> ids = page.then().statusCode(200).extract().path("items.id");
        String cursor = page.path("nextCursor");
        List<String> next = as(DemoUser.OLGA)
                .get("/v1/dead-letters?topic=notifications&limit=2&cursor=" + cursor)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertThat(ids).hasSize(2).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(next).isNotEmpty().allSatisfy(id -> assertThat(id).isLessThan(ids.getLast()));
    }

    private static ProducerRecord<String, String> garbage(String key) {
        var record = new ProducerRecord<>(COMMANDS, key, "{not json \0");
        Map.of(
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        "com.example.garbage",
                        "ce_time",
                        "2026-11-20T09:00:00Z",
                        "ce_tenant",
                        DemoUser.Shops.DEMO.toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static String checkOut(Workshop workshop) {
        return as(DemoUser.ADA)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Workshop.checkoutOf(workshop.product()))
                .post("/v1/checkouts")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static String status(String checkout) {
        return as(DemoUser.ADA)
                .get("/v1/checkouts/" + checkout)
                .then()
                .extract()
                .path("status");
    }

    private static String awaitLetter(String key, String state) {
        return await().atMost(20, SECONDS)
                .until(() -> letters(key, state), found -> found.size() == 1)
                .getFirst();
    }

    private static List<String> letters(String key, String state) {
        return as(DemoUser.OLGA)
                .get("/v1/dead-letters?limit=100&state=" + state)
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.key == '" + key + "' }.id");
    }

    private static int open() {
        return as(DemoUser.OLGA)
                .get("/v1/dead-letters?limit=100&state=open")
                .then()
                .statusCode(200)
                .extract()
                .<List<?>>path("items")
                .size();
    }

    private static int gauge() {
        String metrics =
                RestAssured.get("/q/metrics").then().statusCode(200).extract().asString();
        Matcher open = OPEN.matcher(metrics);
        assertThat(open.find()).isTrue();
        return (int) Double.parseDouble(open.group(1));
    }

    private static ValidatableResponse get(String letter) {
        return as(DemoUser.OLGA).get("/v1/dead-letters/" + letter).then().statusCode(200);
    }

    private static ValidatableResponse redrive(String letter) {
        return as(DemoUser.OLGA).post("/v1/dead-letters/" + letter + "/redrive").then();
    }

    private static ValidatableResponse discard(String letter, String reason) {
        return as(DemoUser.OLGA)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/v1/dead-letters/" + letter + "/discard")
                .then();
    }

    private static long sentAgain(String key) throws SQLException {
        try (Connection system = ProofTable.connect("system");
                var query = system.prepareStatement("select count(*) from outbox where topic = ? and key = ?")) {
            query.setString(1, COMMANDS);
            query.setString(2, key);
            var row = query.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private static void run(String statement) throws SQLException {
        try (Connection owner = ProofTable.connect("owner")) {
            owner.createStatement().execute(statement);
        }
    }
}
