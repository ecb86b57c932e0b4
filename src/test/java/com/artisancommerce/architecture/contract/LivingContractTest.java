package com.artisancommerce.architecture.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.front.Callers;
import com.artisancommerce.front.Listener;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.localstack.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The document, sent to the running service: first every example as it stands, then each of them spoiled in every way the document
 * rules out. All of it comes from the document, so a new operation is covered when it is documented.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivingContractTest {
    private static final Pattern MENTIONS_ANOTHER = Pattern.compile("\"(artisanId|productId)\"");
    private static final int TWO_MEGABYTES = 2 * 1024 * 1024;

    @TestHTTPResource("/")
    URI service;

    private Instant start;
    private Tokens tokens;
    private Client client;
    private Replay replay;
    private Refusals refusals;

    @BeforeAll
    void replayTheExamples() {
        start = Instant.now();
        tokens = LocalStack.shared().tokens();
        client = new Client(service);
        DemoShops.open(client, tokens);
        DeadRecords.produce(client, tokens);
        replay = new Replay(client, tokens);
        replay.run();
        refusals = new Refusals(client);
    }

    @AfterAll
    void hangUp() {
        client.close();
    }

    @Test
    void answersEveryExampleAsDocumented() {
        assertThat(replay.faults()).isEmpty();
    }

    @Test
    void writesOnlyRecordsThatTheDocumentOfEventsDescribes() {
        Map<String, JsonNode> channels = Events.channels("kafka");
        Set<JsonNode> silent = new HashSet<>(channels.values());
        Awaitility.await("records on every channel")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    List<ConsumerRecord<String, String>> records = Travelled.since(start, channels.keySet());
                    records.forEach(record -> silent.remove(channels.get(record.topic())));
                    assertThat(records).flatMap(Events::faults).isEmpty();
                    assertThat(silent).isEmpty();
                });
    }

    @Test
    void streamsOnlyEventsThatTheDocumentOfEventsDescribes() {
        Workshop workshop = Workshop.open(300, 60, 30);
        String order = workshop.order(DemoUser.ADA);
        String piece = Callers.as(DemoUser.ADA).get("/v1/orders/" + order).path("entries[0].entryId");
        String address = "/v1/orders/{orderId}/events";
        Set<String> names = new HashSet<>();
        try (Listener listener = Listener.to(
                service.resolve(address.replace("{orderId}", order) + "?lastEventId=unknown"),
                "Authorization: Bearer " + tokens.of(DemoUser.ADA))) {
            while (!names.contains("timeline")) {
                Map<String, String> event = fields(listener.nextEvent());
                String name = event.getOrDefault("event", "none");
                assertThat(Events.faults(address, name, event.getOrDefault("data", "")))
                        .isEmpty();
                if (names.add(name) && name.equals("state")) {
                    workshop.work(piece, "start").statusCode(200);
                }
            }
        }
        assertThat(names).containsExactlyInAnyOrder("reset", "state", "timeline");
    }

    private static Map<String, String> fields(List<String> event) {
        return event.stream()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }

    @Test
    void refusesBodiesThatBreakARule() {
        for (Call call : calls(call -> call.body().isPresent())) {
            SpoiledBodies.of(call.operation().body().orElseThrow())
                    .forEach((what, body) -> refusals.expect(signedIn(call).withBody(body), what, 400, 422));
        }
        refusals.assertAll();
    }

    @Test
    void refusesBodiesThatAreTooLargeOrNotJson() {
        for (Call call : calls(call -> call.body().isPresent())) {
            refusals.expect(call.withBody("[" + " ".repeat(TWO_MEGABYTES) + "]"), "2 MB", 413);
            refusals.expect(call.withHeader(Call.CONTENT_TYPE, "text/plain"), "plain text", 415);
        }
        refusals.assertAll();
    }

    @Test
    void asksForATokenWhereOneIsNeeded() {
        for (Call call : calls(call -> !call.operation().roles().isEmpty())) {
            refusals.expect(call.as(Optional.empty()), "no token", 401);
        }
        refusals.assertAll();
    }

    @Test
    void refusesTokensThatAreNotValid() {
        Map<String, String> bad = Map.of(
                "an expired token", tokens.expired(DemoUser.SAM),
                "a token for another service", tokens.forAudience(DemoUser.SAM, "another-service"),
                "no real token", "a.b.c");
        for (Call call : calls(call -> call.operation().isOfAShop())) {
            bad.forEach((what, token) -> refusals.expect(call.as(Optional.of(token)), what, 401));
        }
        refusals.assertAll();
    }

    @Test
    void refusesRolesThatMayNot() {
        for (Call call : calls(call -> !call.operation().roles().isEmpty())) {
            Set.of(DemoUser.ADA, DemoUser.MAYA, DemoUser.SAM).stream()
                    .filter(user -> !call.operation().roles().contains(user.role()))
                    .forEach(user -> refusals.expect(call.as(token(user)), user.role(), 403));
        }
        refusals.assertAll();
    }

    @Test
    void findsNothingUnderUnknownIds() {
        for (Call call : calls(call -> call.operation().isOfAShop())) {
            for (String name : call.path().keySet()) {
                refusals.expect(call.withPath(name, UUID.randomUUID().toString()), "an unknown " + name, 404);
                refusals.expect(call.withPath(name, "not-an-id"), "a " + name + " that is no id", 400, 404);
            }
        }
        refusals.assertAll();
    }

    @Test
    void findsNothingOfAnotherShop() {
        for (Call call :
                calls(call -> !call.path().isEmpty() && call.operation().isOfAShop())) {
            neighbours(call.operation())
                    .forEach(user -> refusals.expect(call.as(token(user)), "another shop's " + user.role(), 404));
        }
        for (Call call : calls(call -> call.path().isEmpty() && mentionsAnother(call))) {
            Call fresh = call.withBody(call.body().orElseThrow());
            neighbours(call.operation())
                    .forEach(user -> refusals.expect(
                            fresh.as(token(user)), "what another shop's " + user.role() + " may not name", 404, 422));
        }
        refusals.assertAll();
    }

    @Test
    void findsNothingOfAnotherCustomer() {
        Optional<String> customer = token(DemoUser.ADA);
        for (Call call :
                calls(call -> call.token().equals(customer) && !call.path().isEmpty())) {
            refusals.expect(call.as(token(DemoUser.BEN)), "another customer", 404);
            refusals.expect(call.as(Optional.empty()), "a guest without a token", 401, 404);
            refusals.expect(
                    call.as(Optional.empty()).withHeader("X-Order-Token", "guessed"), "a guessed token", 401, 404);
        }
        refusals.assertAll();
    }

    @Test
    void refusesParametersThatBreakARule() {
        for (Call call : calls(call -> !call.operation().parameters("query").isEmpty())) {
            for (var parameter : call.operation().parameters("query")) {
                String name = parameter.path("name").asText();
                SpoiledParameters.of(parameter.path("schema"))
                        .forEach(wrong -> refusals.expect(call.withQuery(name, wrong), name + "=" + wrong, 400, 422));
            }
        }
        refusals.assertAll();
    }

    @Test
    void asksForTheHeadersThatProtectAChange() {
        for (Call call : calls(call -> call.operation().documents(428))) {
            if (call.operation().takesHeader("If-Match")) {
                refusals.expect(call.withoutHeader("If-Match"), "no If-Match", 428);
                refusals.expect(call.withHeader("If-Match", "\"987654321\""), "a stale If-Match", 412);
            } else {
                refusals.expect(call.withoutHeader("Idempotency-Key"), "no Idempotency-Key", 428);
                refusals.expect(call.withHeader("Idempotency-Key", "x".repeat(200)), "a long key", 400, 422);
            }
        }
        refusals.assertAll();
    }

    /** One call of each operation, as the replay sent it. */
    private List<Call> calls(Predicate<Call> wanted) {
        List<Call> chosen = new ArrayList<>();
        List<String> operations = new ArrayList<>();
        replay.calls().values().stream().filter(wanted).forEach(call -> {
            if (!operations.contains(call.operation().id())) {
                operations.add(call.operation().id());
                chosen.add(call);
            }
        });
        return chosen;
    }

    private static boolean mentionsAnother(Call call) {
        return MENTIONS_ANOTHER.matcher(call.body().orElse("")).find();
    }

    /** People of the other shop who hold a role that the operation asks for. */
    private static List<DemoUser> neighbours(Operation operation) {
        return Stream.of(DemoUser.OTTO, DemoUser.OSKAR, DemoUser.SARA)
                .filter(user -> operation.roles().isEmpty() || operation.roles().contains(user.role()))
                .toList();
    }

    /** The same call by somebody with a token, whom the limit on anonymous calls does not stop. */
    private Call signedIn(Call call) {
        return call.token().isPresent() ? call : call.as(token(DemoUser.ADA));
    }

    private Optional<String> token(DemoUser user) {
        return Optional.of(tokens.of(user));
    }
}
