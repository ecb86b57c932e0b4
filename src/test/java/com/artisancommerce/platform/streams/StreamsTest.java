package com.artisancommerce.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.front.Listener;
import com.artisancommerce.live.LiveTicks;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams over real connections: what clients see, and what is left behind when they go. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(StreamTrials.class)
class StreamsTest {

    private final UUID id = UUID.randomUUID();
    private final List<Listener> listeners = new ArrayList<>();

    @TestHTTPResource("/v1/trials/")
    URI trials;

    @Inject
    TrialResource resource;

    @Inject
    LiveTicks ticks;

    @Inject
    OpenStreams open;

    @AfterEach
    void everybodyHangsUpAndNothingIsLeft() {
        listeners.forEach(Listener::close);
        await().until(() -> open.count() == 0 && resource.following.get() == 0);
    }

    @Test
    void beginWithTheStateAndWhenToComeBack() {
        Listener client = listen(id);

        assertThat(client.head())
                .contains("HTTP/1.1 200 OK", "X-Accel-Buffering: no", "Cache-Control: no-store")
                .anyMatch(line -> line.equalsIgnoreCase("Content-Type: text/event-stream"));
        List<String> first = client.nextEvent();
        assertThat(first).hasSize(4).contains("id:at-0", "event:state");
        assertThat(first.get(2)).matches("retry:[12][0-9]{3}");
        assertThat(first.get(3)).startsWith("data:{").contains("\"version\":0").contains("näher\\nran");

        ticks.changed(TrialResource.TOPIC, id, 7);
        assertThat(client.nextEvent()).hasSize(3).contains("id:at-7", "event:state");
    }

    @Test
    void beatWhenNothingHappens() {
        Listener client = listen(id);
        client.nextEvent();

        assertThat(client.next()).containsExactly(":heartbeat");
        assertThat(client.next()).containsExactly(":heartbeat");
    }

    @Test
    void answerAProblemInsteadOfAStreamThatIsNotTheirs() {
        RestAssured.given()
                .get("/v1/trials/" + TrialResource.NOT_YOURS + "/events")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");

        Listener guest = listen(TrialResource.NOT_YOURS, "X-Order-Token: anything");
        assertThat(guest.nextEvent()).contains("event:state");
    }

    @Test
    void endWithTheirEvents() {
        Listener client = listen(TrialResource.ENDS_AFTER_THREE);
        client.nextEvent();
        ticks.changed(TrialResource.TOPIC, TrialResource.ENDS_AFTER_THREE, 1);
        client.nextEvent();
        ticks.changed(TrialResource.TOPIC, TrialResource.ENDS_AFTER_THREE, 2);

        assertThat(client.nextEvent()).contains("id:at-2");
        assertThat(client.nextEvent()).isEmpty();
    }

    @Test
    void endWhenTheCallerMayNotLookAnyMore() {
        Listener client = listen(id);
        client.nextEvent();

        resource.revoked.add(id);

        assertThat(client.nextEvent()).isEmpty();
    }

    @Test
    void letGoOfEverythingWhenClientsHangUp() {
        for (int i = 0; i < 50; i++) {
            listen(id).nextEvent();
        }
        assertThat(open.count()).isEqualTo(50);
        assertThat(ticks.watch(TrialResource.TOPIC, id)).isNotNull();

        listeners.forEach(Listener::close);

        await().until(() -> open.count() == 0 && resource.following.get() == 0);
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("artisan_streams_open 0.0")
                .contains("uri=\"/v1/trials/{id}/events\"");
    }

    @Test
    void sendASlowClientTheLastStateAndFewOfThoseBefore() {
        Listener slow = Listener.silent(trials.resolve(id + "/events"));
        listeners.add(slow);
        await().until(() -> resource.following.get() == 1);
        int changes = 200_000;

        for (int version = 1; version <= changes; version++) {
            ticks.changed(TrialResource.TOPIC, id, version);
        }

        slow.readHead();
        int states = 0;
        for (List<String> event = slow.nextEvent(); !event.contains("id:at-" + changes); event = slow.nextEvent()) {
            states++;
        }
        assertThat(states).isLessThan(changes / 2);
    }

    @Test
    void openAThousandAtOnce() {
        for (int i = 0; i < 1000; i++) {
            listen(id);
        }
        listeners.forEach(Listener::nextEvent);

        ticks.changed(TrialResource.TOPIC, id, 1);

        assertThat(listeners).allSatisfy(each -> assertThat(each.nextEvent()).contains("id:at-1"));
        assertThat(open.count()).isEqualTo(1000);
    }

    @Test
    void haveALimitForEachCallerAndForTheInstance() {
        for (int i = 0; i < StreamTrials.MAX_OPEN - 50; i++) {
            listen(id);
        }
        await().until(() -> open.count() == StreamTrials.MAX_OPEN - 50);

        RestAssured.get("/v1/trials/" + id + "/events").then().statusCode(429).header("Retry-After", "0");
        listeners.removeLast().close();
        await().until(() -> open.count() == StreamTrials.MAX_OPEN - 51);
        assertThat(listen(id).nextEvent()).contains("event:state");
    }

    @Test
    void endWhenTheTokenRunsOut() {
        long soon = Instant.now().getEpochSecond() + 3;
        String token = LocalStack.shared().tokens().with(DemoUser.OLGA, Map.of("exp", soon));

        Listener client = listen(id, "Authorization: Bearer " + token);

        assertThat(client.nextEvent()).contains("event:state");
        assertThat(client.nextEvent()).isEmpty();
        assertThat(Instant.now()).isAfterOrEqualTo(Instant.ofEpochSecond(soon));
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void areReadByClientsOfEitherVersion(HttpClient.Version version) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(trials.resolve(id + "/events")).build();
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            HttpResponse<Stream<String>> answer = client.send(request, BodyHandlers.ofLines());
            Iterator<String> lines = answer.body().iterator();

            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(dataAfter("id:at-0", lines)).contains("näher\\nran");
            ticks.changed(TrialResource.TOPIC, id, 7);
            assertThat(dataAfter("id:at-7", lines)).contains("\"version\":7");
            client.shutdownNow();
        }
    }

    @Test
    void leaveTheConnectionForAnotherRequest() {
        Listener client = listen(TrialResource.ENDS_AFTER_THREE);
        client.nextEvent();
        for (int version = 1; version <= 2; version++) {
            ticks.changed(TrialResource.TOPIC, TrialResource.ENDS_AFTER_THREE, version);
            client.nextEvent();
        }
        assertThat(client.nextEvent()).isEmpty();

        assertThat(client.again(trials.resolve(id + "/events")).head()).contains("HTTP/1.1 200 OK");
        assertThat(client.nextEvent()).contains("id:at-0");
    }

    @Test
    void showTheirHeadAlone() {
        RestAssured.head("/v1/trials/" + id + "/events").then().statusCode(200).header("X-Accel-Buffering", "no");

        assertThat(open.count()).isZero();
    }

    private static String dataAfter(String line, Iterator<String> lines) {
        while (!lines.next().equals(line)) {
            assertThat(lines.hasNext()).as("the stream ended before " + line).isTrue();
        }
        String next = lines.next();
        while (!next.startsWith("data:")) {
            next = lines.next();
        }
        return next;
    }

    private Listener listen(UUID trial, String... headers) {
        Listener listener = Listener.to(trials.resolve(trial + "/events"), headers);
        listeners.add(listener);
        return listener;
    }
}
