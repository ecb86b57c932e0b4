package com.artisancommerce.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.front.BrowserEventSource;
import com.artisancommerce.front.Listener;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.Ports;
import com.artisancommerce.localstack.ServiceProcess;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service that is stopped ends its streams as they should end, does not wait for them, and another takes over. */
class StreamsOverRestartsIT {

    private static final Duration PROMPTLY = Duration.ofSeconds(5);
    private static final Duration PAGE = Duration.ofSeconds(30);
    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.fresh().start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void endCleanlyAndGoOnElsewhereWithoutGapOrRepetition() throws Exception {
        try (ServiceProcess here = ServiceProcess.start(stack, Map.of("quarkus.shutdown.timeout", "30S"));
                ServiceProcess there = ServiceProcess.start(stack)) {
            Shop shop = Shop.at(there.baseUri(), stack.issuer().tokens());
            Workshop workshop = shop.workshop(480, 60, 30);
            String checkout = shop.checkOut(0, workshop.product()).join().text("/id");
            String order = shop.confirm(checkout).join().text("/id");
            List<Listener> everyOther = everyOther(here, shop, workshop);
            everyOther.forEach(each -> assertThat(each.nextEvent()).isNotEmpty());
            Listener customer = follow(here, order);
            String seen = customer.nextEvent().getFirst();
            assertThat(seen).startsWith("id:");

            long begin = System.nanoTime();
            CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(here::terminate);
            assertThat(customer.nextEvent()).isEmpty();
            everyOther.forEach(StreamsOverRestartsIT::readToTheEnd);
            assertThat(stopped.join()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMPTLY);

            String entry = shop.order(order).text("/entries/0/entryId");
            startWork(there, workshop, entry);
            Listener back = follow(there, order, "Last-Event-ID: " + seen.substring("id:".length()));
            assertThat(back.nextEvent()).contains("event:timeline").anyMatch(line -> line.contains("\"started\""));
            assertThat(back.nextEvent()).contains("event:state");
            back.close();
        }
    }

    /** Of a checkout, of all orders of a customer, of a queue and of its board. */
    private static List<Listener> everyOther(ServiceProcess service, Shop shop, Workshop workshop) {
        String checkout = shop.checkOut(0, workshop.product()).join().text("/id");
        String artisan = "/v1/artisans/" + workshop.artisan();
        return List.of(
                listen(service, "/v1/checkouts/" + checkout + "/events", DemoUser.ADA),
                listen(service, "/v1/me/events", DemoUser.ADA),
                listen(service, artisan + "/queue/events", DemoUser.BEN),
                listen(service, artisan + "/board/events", DemoUser.SAM));
    }

    /** Fails when it is cut in the middle. */
    private static void readToTheEnd(Listener listener) {
        List<String> event = listener.nextEvent();
        while (!event.isEmpty()) {
            event = listener.nextEvent();
        }
    }

    @Test
    void bringABrowserBackWithItsUsedTicket() throws Exception {
        Map<String, String> port = Map.of("quarkus.http.port", Integer.toString(Ports.free()));
        ServiceProcess service = ServiceProcess.start(stack, port);
        try {
            Shop shop = Shop.at(service.baseUri(), stack.issuer().tokens());
            Workshop workshop = shop.workshop(480, 60, 30);
            String ahead = order(shop, workshop);
            String own = order(shop, workshop);
            String path = ticketFor(service, own);
            try (BrowserEventSource page =
                    new BrowserEventSource(service.baseUri().resolve(path))) {
                await().atMost(PAGE).until(() -> positions(page).contains(2));

                assertThat(service.terminate()).isTrue();
                service = ServiceProcess.start(stack, port);
                shop = Shop.at(service.baseUri(), stack.issuer().tokens());
                startWork(service, workshop, shop.order(ahead).text("/entries/0/entryId"));
                await().atMost(PAGE).until(() -> positions(page).getLast() == 1);

                startWork(service, workshop, shop.order(own).text("/entries/0/entryId"));
                await().atMost(PAGE).until(() -> timeline(page).contains("started"));
                assertThat(timeline(page)).containsExactly("started");
                assertThat(page.stoppedAt()).isZero();
            }
            try (BrowserEventSource stranger =
                    new BrowserEventSource(service.baseUri().resolve(path))) {
                await().atMost(PAGE).until(() -> stranger.stoppedAt() == 204);
            }
        } finally {
            service.close();
        }
    }

    private static String order(Shop shop, Workshop workshop) {
        String checkout = shop.checkOut(0, workshop.product()).join().text("/id");
        return shop.confirm(checkout).join().text("/id");
    }

    private static List<Integer> positions(BrowserEventSource page) {
        return page.events().stream()
                .filter(event -> event.name().equals("state"))
                .map(event -> event.data().<Integer>get("entries[0].position"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> timeline(BrowserEventSource page) {
        return page.events().stream()
                .filter(event -> event.name().equals("timeline"))
                .map(event -> event.data().getString("type"))
                .toList();
    }

    private static String ticketFor(ServiceProcess service, String order) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(service.baseUri().resolve("/v1/stream-tickets"))
                .header("Authorization", "Bearer " + stack.issuer().tokens().of(DemoUser.ADA))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"orderIds\": [\"" + order + "\"]}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return JsonPath.from(answer.body()).getString("urls[0]");
        }
    }

    private static void startWork(ServiceProcess service, Workshop workshop, String entry) throws Exception {
        String path = "/v1/artisans/" + workshop.artisan() + "/queue/entries/" + entry + "/start";
        HttpRequest request = HttpRequest.newBuilder(service.baseUri().resolve(path))
                .header("Authorization", "Bearer " + stack.issuer().tokens().of(DemoUser.SAM))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static Listener follow(ServiceProcess service, String order, String... headers) {
        return listen(service, "/v1/orders/" + order + "/events", DemoUser.ADA, headers);
    }

    private static Listener listen(ServiceProcess service, String path, DemoUser user, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Authorization: Bearer " + stack.issuer().tokens().of(user));
        return Listener.to(service.baseUri().resolve(path), all.toArray(String[]::new));
    }
}
