package com.artisancommerce.platform.streams;

import static com.artisancommerce.front.Callers.guest;
import static com.artisancommerce.front.Callers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.front.Listener;
import com.artisancommerce.front.Stock;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Reactive;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is promised of all streams, tried with each: who may look is asked again, and nobody has more of them than they may. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(FewStreams.class)
class EveryStreamTest {

    private final List<Listener> listeners = new ArrayList<>();
    private UUID artisan;
    private String order;
    private String checkout;

    @TestHTTPResource("/")
    URI front;

    @Inject
    SystemSql system;

    @Inject
    OpenStreams open;

    /** Every stream there is, and in whose name it is opened. */
    enum Kind {
        ORDER("/v1/orders/{order}/events"),
        CHECKOUT("/v1/checkouts/{checkout}/events"),
        MINE("/v1/me/events"),
        QUEUE("/v1/artisans/{artisan}/queue/events"),
        BOARD("/v1/artisans/{artisan}/board/events");

        private final String path;

        Kind(String path) {
            this.path = path;
        }
    }

    @BeforeEach
    void anOrderAndACheckoutOfOneArtisan() {
        artisan = Stock.artisan();
        Workshop.setHours(artisan, 480, 30, null).then().statusCode(200);
        Workshop workshop = new Workshop(artisan, Workshop.product(artisan, 60, 0));
        order = workshop.order(DemoUser.ADA);
        checkout = workshop.checkOut(DemoUser.ADA).statusCode(201).extract().path("id");
    }

    @AfterEach
    void everybodyHangsUp() {
        listeners.forEach(Listener::close);
        await().until(() -> open.count() == 0);
    }

    @Test
    void ofAnOrderEndsWhenTheOrderIsSomebodyElses() {
        Listener ada = listen(Kind.ORDER);
        ada.nextEvent();
        inSilence("update orders set customer = 'somebody else' where id = $1", order);

        assertThat(ada.nextEvent()).isEmpty();
        assertThat(listen(Kind.ORDER).head()).first().isEqualTo("HTTP/1.1 404 Not Found");
    }

    @Test
    void ofACheckoutEndsWhenTheCheckoutIsSomebodyElses() {
        Listener ada = listen(Kind.CHECKOUT);
        ada.nextEvent();
        inSilence("update checkouts set customer = 'somebody else' where id = $1", checkout);

        assertThat(ada.nextEvent()).isEmpty();
        assertThat(listen(Kind.CHECKOUT).head()).first().isEqualTo("HTTP/1.1 404 Not Found");
    }

    @Test
    void ofAllMyOrdersGoesOnWithoutTheOneThatIsSomebodyElses() {
        Listener ada = listen(Kind.MINE);
        assertThat(ada.nextEvent()).contains("event:orders").anyMatch(line -> line.contains(order));
        inSilence("update orders set customer = 'somebody else' where id = $1", order);

        List<String> event = ada.nextEvent();
        while (!event.contains("event:orders")) {
            event = ada.nextEvent();
        }
        assertThat(event).noneMatch(line -> line.contains(order));
    }

    @Test
    void ofABoardEndsWhenSomebodyElseIsTheArtisan() {
        Listener self = listen(Kind.BOARD);
        self.nextEvent();
        inSilence("update artisans set user_id = null where id = $1", artisan.toString());

        assertThat(self.nextEvent()).isEmpty();
        assertThat(listen(Kind.BOARD).head()).first().isEqualTo("HTTP/1.1 404 Not Found");
    }

    /** What somebody may do by a role they may do as long as their token says so. */
    @ParameterizedTest
    @EnumSource
    void endsWithTheToken(Kind kind) {
        Instant soon = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 2);
        Listener client = listen(kind, Map.of("exp", soon.getEpochSecond()));
        List<String> event = client.nextEvent();
        assertThat(event).isNotEmpty();
        while (!event.isEmpty()) {
            event = client.nextEvent();
        }
        assertThat(Instant.now()).isAfterOrEqualTo(soon);
    }

    @ParameterizedTest
    @EnumSource
    void isOneOfTheFewOfItsCaller(Kind kind) {
        Listener first = listen(kind);
        listen(kind);
        await().until(() -> open.count() == FewStreams.MAX_OPEN_PER_CALLER);

        as(kind).get(path(kind))
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", "15");
        first.close();
        await().until(() -> open.count() < FewStreams.MAX_OPEN_PER_CALLER);
        assertThat(listen(kind).nextEvent()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isOneOfTheFewOfItsInstance(Kind kind) {
        for (int i = 0; i < FewStreams.MAX_OPEN; i++) {
            listen(Kind.QUEUE, Map.of("sub", "somebody-" + i));
        }
        await().until(() -> open.count() == FewStreams.MAX_OPEN);

        as(kind).get(path(kind))
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5");
    }

    @Test
    void ofAGuestIsOneOfTheFewOfTheirAddress() {
        for (int i = 0; i < FewStreams.MAX_OPEN_PER_CALLER; i++) {
            listeners.add(Listener.to(front.resolve(path(Kind.QUEUE)), "X-Shop: " + DemoUser.Shops.DEMO));
        }
        await().until(() -> open.count() == FewStreams.MAX_OPEN_PER_CALLER);

        guest().get(path(Kind.QUEUE)).then().statusCode(429).header("Retry-After", "15");
        assertThat(listen(Kind.QUEUE).nextEvent()).as("somebody signed in").isNotEmpty();
    }

    private Listener listen(Kind kind) {
        return listen(kind, Map.of());
    }

    private Listener listen(Kind kind, Map<String, ?> claims) {
        Map<String, Object> all = new HashMap<>(subject(kind));
        all.putAll(claims);
        String token = LocalStack.shared().tokens().with(user(kind), all);
        Listener listener = Listener.to(front.resolve(path(kind)), "Authorization: Bearer " + token);
        listeners.add(listener);
        return listener;
    }

    private RequestSpecification as(Kind kind) {
        return with(user(kind), subject(kind));
    }

    private static DemoUser user(Kind kind) {
        return kind == Kind.BOARD ? DemoUser.MAYA : DemoUser.ADA;
    }

    private Map<String, String> subject(Kind kind) {
        return Map.of("sub", kind == Kind.BOARD ? "user-" + artisan : DemoUser.ADA.subject());
    }

    private String path(Kind kind) {
        return kind.path
                .replace("{order}", order)
                .replace("{checkout}", checkout)
                .replace("{artisan}", artisan.toString());
    }

    /** Without a new version, so that nothing but the clock finds it out. */
    private void inSilence(String update, String id) {
        Reactive.result(() -> system.inTransaction(tx -> tx.update(update, Tuple.of(UUID.fromString(id)))));
    }
}
