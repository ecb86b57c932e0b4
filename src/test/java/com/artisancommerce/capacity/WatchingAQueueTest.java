package com.artisancommerce.capacity;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Callers.guestOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.front.EventReader;
import com.artisancommerce.front.MovableClock;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Reactive;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.streams.Feed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What everybody may see of a queue, live and at rest. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WatchingAQueueTest {

    @TestHTTPResource("/")
    URI front;

    @Inject
    MovableClock clock;

    @Inject
    QueueOutlines outlines;

    @AfterEach
    void putTheClockBack() {
        clock.back();
    }

    @Test
    void tellsEverybodyHowLongItIsAndNothingOfAnybody() {
        Workshop workshop = Workshop.open(480, 240, 30);
        try (EventReader anybody = watch(workshop.artisan())) {
            JsonPath empty = anybody.next("state");
            assertThat(empty.getInt("length")).isZero();
            assertThat(empty.getString("intake")).isEqualTo("open");
            assertThat(empty.<Object>get("availableFrom")).isNull();

            String order = workshop.order(DemoUser.ADA);
            JsonPath one = anybody.where("state", "backlogMinutes", 240);
            assertThat(one.getInt("length")).isEqualTo(1);
            assertThat(one.getString("ready.p90")).isGreaterThanOrEqualTo(empty.getString("ready.p90"));
            assertThat(one.<Map<String, Object>>get().keySet())
                    .containsExactlyInAnyOrder(
                            "artisanId",
                            "length",
                            "backlogMinutes",
                            "intake",
                            "availableFrom",
                            "pausedUntil",
                            "ready",
                            "timeZone",
                            "computedAt");

            assertSameAtRest(workshop.artisan(), one);
            String entry = as(DemoUser.ADA).get("/v1/orders/" + order).path("entries[0].entryId");
            workshop.work(entry, "start").statusCode(200);
            JsonPath started = anybody.where("state", "length", 0);
            assertThat(started.getInt("backlogMinutes")).isEqualTo(240);
            assertSameAtRest(workshop.artisan(), started);
        }
    }

    @Test
    void saysWhenThereIsTimeAgain() {
        Workshop workshop = Workshop.open(60, 60, 2);
        try (EventReader anybody = watch(workshop.artisan())) {
            anybody.where("state", "intake", "open");
            workshop.checkOut(DemoUser.ADA).statusCode(201);
            workshop.checkOut(DemoUser.BEN).statusCode(201);

            JsonPath full = anybody.where("state", "intake", "full");
            assertThat(full.getString("availableFrom")).isNotNull();
            assertSameAtRest(workshop.artisan(), full);

            clock.pass(Duration.ofMinutes(11));
            JsonPath open = anybody.where("state", "intake", "open");
            assertThat(open.getInt("length")).isZero();
            assertSameAtRest(workshop.artisan(), open);
        }
    }

    @Test
    void beginsForAnArtisanWithoutHoursAndGoesOnWhenThereAreSome() {
        UUID artisan = UUID.randomUUID();
        as(DemoUser.SAM)
                .contentType(ContentType.JSON)
                .body(Map.of("id", artisan, "name", "Noor", "skills", List.of("weaving")))
                .post("/v1/artisans")
                .then()
                .statusCode(201);
        try (EventReader anybody = watch(artisan)) {
            JsonPath none = anybody.next("state");
            assertThat(none.getString("intake")).isEqualTo("no_hours");
            assertSameAtRest(artisan, none);

            Workshop.setHours(artisan, 480, 30, null).then().statusCode(200);
            assertThat(anybody.where("state", "intake", "open").getString("timeZone"))
                    .isEqualTo("Europe/Vienna");
        }
    }

    @Test
    void isThereForEverybodyOfItsShop() {
        UUID artisan = Workshop.open(480, 60, 30).artisan();

        guestOf(DemoUser.Shops.OTHER)
                .get("/v1/artisans/" + artisan + "/queue/events")
                .then()
                .statusCode(404);
        guest().get("/v1/artisans/" + UUID.randomUUID() + "/queue/summary")
                .then()
                .statusCode(404);
        try (EventReader bySlug =
                EventReader.open(front, "/v1/artisans/" + artisan + "/queue/events?shop=willow-and-wool")) {
            assertThat(bySlug.next("state").getString("artisanId")).isEqualTo(artisan.toString());
        }
    }

    @Test
    void isComputedOnceForAllWhoWatch() {
        Workshop workshop = Workshop.open(480, 60, 30);
        TenantId tenant = new TenantId(DemoUser.Shops.DEMO);
        Feed<QueueOutline> one = follow(tenant, workshop.artisan());
        Feed<QueueOutline> other = follow(tenant, workshop.artisan());
        try {
            workshop.checkOut(DemoUser.ADA).statusCode(201);

            assertThat(outlineWith(1, one)).isSameAs(outlineWith(1, other));
            assertThat(one.next()).isEqualTo(Feed.News.Now.nothing());
        } finally {
            one.end();
            other.end();
        }
    }

    private Feed<QueueOutline> follow(TenantId tenant, UUID artisan) {
        AtomicInteger news = new AtomicInteger();
        Feed<QueueOutline> feed = Reactive.result(() -> outlines.follow(tenant, new ArtisanId(artisan)));
        feed.begin(news::incrementAndGet);
        Awaitility.await().until(() -> news.get() > 0);
        return feed;
    }

    private static QueueOutline outlineWith(int length, Feed<QueueOutline> feed) {
        return Awaitility.await()
                .until(
                        () -> feed.next() instanceof Feed.News.Now<QueueOutline>(List<QueueOutline> told, boolean more)
                                ? told
                                : List.<QueueOutline>of(),
                        told -> !told.isEmpty() && told.getLast().length() == length)
                .getLast();
    }

    private EventReader watch(UUID artisan) {
        return EventReader.open(front, "/v1/artisans/" + artisan + "/queue/events", "X-Shop: " + DemoUser.Shops.DEMO);
    }

    private static void assertSameAtRest(UUID artisan, JsonPath state) {
        Map<String, Object> read = new HashMap<>(guest().get("/v1/artisans/" + artisan + "/queue/summary")
                .jsonPath()
                .getMap(""));
        Map<String, Object> told = new HashMap<>(state.getMap(""));
        read.remove("computedAt");
        told.remove("computedAt");
        assertThat(read).isEqualTo(told);
    }
}
