package com.artisancommerce.order;

import static com.artisancommerce.front.Callers.as;
import static com.artisancommerce.front.Callers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.front.EventReader;
import com.artisancommerce.front.EventReader.Event;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Reactive;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.streams.Feed;
import com.artisancommerce.platform.tenancy.Caller;
import com.artisancommerce.platform.tenancy.Role;
import com.artisancommerce.platform.tenancy.ShopDirectory;
import com.artisancommerce.platform.tenancy.ShopRef;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer of their own in each test, with all of their open orders in one stream. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WatchingAllMyOrdersTest {

    private final String subject = "customer-" + UUID.randomUUID();
    private Workshop workshop;
    private final List<EventReader> open = new ArrayList<>();

    @TestHTTPResource("/")
    URI front;

    @Inject
    SystemSql system;

    @Inject
    OrderFeed feed;

    @Inject
    ShopDirectory shops;

    @BeforeEach
    void openAWorkshop() {
        workshop = Workshop.open(480, 10, 60);
    }

    @AfterEach
    void hangUp() {
        open.forEach(EventReader::close);
    }

    @Test
    void beginsWithWhatIsOpenAndTellsOfWhatJoinsAndLeaves() {
        EventReader me = watch();
        Event none = me.next();
        assertThat(none.name()).isEqualTo("orders");
        assertThat(none.data().getList("orderIds")).isEmpty();

        String first = order();
        assertThat(me.next("orders").getList("orderIds")).containsExactly(first);
        JsonPath placed = me.next("timeline");
        assertThat(placed.getString("type")).isEqualTo("placed");
        assertThat(placed.getString("orderId")).isEqualTo(first);
        JsonPath state = me.next("state");
        assertThat(state.getString("orderId")).isEqualTo(first);
        JsonPath read = me().get("/v1/orders/" + first).jsonPath();
        assertThat(state.getInt("entries[0].position")).isEqualTo(read.getInt("entries[0].position"));
        assertThat(state.<Object>get("delivery")).isEqualTo(read.get("delivery"));

        String second = order();
        assertThat(me.next("orders").getList("orderIds")).containsExactly(second, first);
        work(first, "start");
        work(first, "finish");
        assertThat(me.where("timeline", "type", "ready").getString("orderId")).isEqualTo(first);
        assertThat(me.where("state", "state", "ready").getString("orderId")).isEqualTo(first);
        assertThat(me.next("orders").getList("orderIds")).containsExactly(second);
    }

    @Test
    void missesAndRepeatsNothingWhereverTheLineIsCut() {
        String before = order();
        EventReader me = watch();
        me.next("state");
        String seen = me.lastId();
        me.close();

        work(before, "start");
        String during = order();
        String quick = order();
        work(before, "finish");
        work(during, "start");
        work(during, "finish");

        List<String> expected = List.of(
                before + " started",
                before + " finished",
                before + " ready",
                during + " placed",
                during + " started",
                during + " finished",
                during + " ready",
                quick + " placed");
        assertThat(timeline(seen, expected.size(), Integer.MAX_VALUE)).containsExactlyInAnyOrderElementsOf(expected);
        for (int cutAfter = 1; cutAfter < 8; cutAfter++) {
            assertThat(timeline(seen, expected.size(), cutAfter))
                    .as("cut after every %d events", cutAfter)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void tellsOfTheNewestTwenty() {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            orders.addFirst(order());
        }
        EventReader me = watch();
        JsonPath listed = me.next("orders");
        assertThat(listed.getList("orderIds")).isEqualTo(orders.subList(0, 20));
        assertThat(listed.getBoolean("more")).isTrue();
        for (int i = 0; i < 20; i++) {
            me.next("state");
        }
        assertThat(me.lastId().length()).isLessThan(1000);

        Reactive.result(() -> system.inTransaction(tx -> tx.update(
                "update orders set state = 'ready', version = version + 1 where id = $1",
                Tuple.of(UUID.fromString(orders.getFirst())))));

        JsonPath refilled = me.next("orders");
        assertThat(refilled.getList("orderIds")).isEqualTo(orders.subList(1, 21));
        assertThat(refilled.getBoolean("more")).isFalse();
    }

    @Test
    void letsGoOfAnOrderThatIsSomebodyElses() {
        String order = order();
        EventReader me = watch();
        me.next("state");

        Reactive.result(() -> system.inTransaction(tx -> tx.update(
                "update orders set customer = 'somebody else', version = version + 1 where id = $1",
                Tuple.of(UUID.fromString(order)))));

        Event next = me.next();
        assertThat(next.name()).isEqualTo("orders");
        assertThat(next.data().getList("orderIds")).isEmpty();
    }

    @Test
    void findsOutByTheClockThatAnOrderIsSomebodyElsesAndTellsHowOneEnded() {
        String given = order();
        String ended = order();
        MyOrders mine = feed.followAll(caller(), null, false);
        mine.begin(() -> {});
        try {
            assertThat(toldUntil(
                            mine,
                            news -> news instanceof MyNews.Of of && of.order().equals(id(given))))
                    .isNotEmpty();
            inSilence("update orders set customer = 'somebody else' where id = $1", given);
            inSilence("update orders set state = 'ready', version = version + 1 where id = $1", ended);

            mine.doubt();
            List<MyNews> told = toldUntil(
                    mine,
                    news -> news instanceof MyNews.Listed list && list.orders().isEmpty());
            assertThat(told)
                    .filteredOn(news -> news instanceof MyNews.Of of && of.event() instanceof FeedEvent.State)
                    .extracting(news -> ((MyNews.Of) news).order())
                    .containsExactly(id(ended));
        } finally {
            mine.end();
        }
    }

    private Caller caller() {
        ShopRef shop = Reactive.result(() -> shops.byName(DemoUser.Shops.DEMO.toString()))
                .orElseThrow();
        return new Caller(shop, subject, Set.of(Role.CUSTOMER), null, null, null);
    }

    private void inSilence(String update, String order) {
        Reactive.result(() -> system.inTransaction(tx -> tx.update(update, Tuple.of(UUID.fromString(order)))));
    }

    private static OrderId id(String order) {
        return new OrderId(UUID.fromString(order));
    }

    private static List<MyNews> toldUntil(MyOrders mine, Predicate<MyNews> last) {
        List<MyNews> told = new ArrayList<>();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    told.addAll(next(mine));
                    return !told.isEmpty() && last.test(told.getLast());
                });
        return told;
    }

    private static List<MyNews> next(MyOrders mine) {
        return switch (mine.next()) {
            case Feed.News.Now<MyNews>(List<MyNews> news, boolean more) -> news;
            case Feed.News.Later<MyNews>(Uni<List<MyNews>> news) -> Reactive.result(() -> news);
        };
    }

    @Test
    void beginsAnewForACursorOfSomebodyElse() {
        String order = order();
        EventReader other = EventReader.open(front, "/v1/me/events", bearer("other-" + subject));
        other.next();
        open.add(other);

        EventReader me = watch("Last-Event-ID: " + other.lastId());
        Event reset = me.next();
        assertThat(reset.name()).isEqualTo("reset");
        assertThat(reset.id()).isEmpty();
        assertThat(me.next("orders").getList("orderIds")).containsExactly(order);
    }

    @Test
    void isOpenedWithATicketToo() {
        String order = order();
        String url = me().contentType(ContentType.JSON)
                .body(Map.of("mine", true))
                .post("/v1/stream-tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("urls[0]");
        EventReader browser = EventReader.open(front, url);
        open.add(browser);
        assertThat(browser.next("state").getString("orderId")).isEqualTo(order);

        EventReader back = EventReader.open(front, url, "Last-Event-ID: " + browser.lastId());
        open.add(back);
        assertThat(back.next("orders").getList("orderIds")).containsExactly(order);
    }

    @Test
    void isForCustomers() {
        as(DemoUser.SAM).get("/v1/me/events").then().statusCode(403);
    }

    /** What the timeline says from there on, the line being cut after every so many events. */
    private List<String> timeline(String from, int size, int cutAfter) {
        List<String> types = new ArrayList<>();
        String cursor = from;
        while (types.size() < size) {
            EventReader me = watch("Last-Event-ID: " + cursor);
            for (int read = 0; read < cutAfter && types.size() < size; ) {
                Event event = me.next();
                if (event.name().equals("timeline")) {
                    types.add(event.data().getString("orderId") + " "
                            + event.data().getString("type"));
                    read++;
                }
            }
            cursor = me.lastId();
            me.close();
        }
        return types;
    }

    private EventReader watch(String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(bearer(subject));
        EventReader reader = EventReader.open(front, "/v1/me/events", all.toArray(String[]::new));
        open.add(reader);
        return reader;
    }

    private static String bearer(String sub) {
        return "Authorization: Bearer " + LocalStack.shared().tokens().with(DemoUser.ADA, Map.of("sub", sub));
    }

    private RequestSpecification me() {
        return with(DemoUser.ADA, Map.of("sub", subject));
    }

    private String order() {
        String checkout = me().contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Prefer", "wait=10")
                .body(Workshop.checkoutOf(workshop.product()))
                .post("/v1/checkouts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return Workshop.confirm(checkout).statusCode(201).extract().path("id");
    }

    private void work(String order, String step) {
        String entry = me().get("/v1/orders/" + order).path("entries[0].entryId");
        workshop.work(entry, step).statusCode(200);
    }
}
