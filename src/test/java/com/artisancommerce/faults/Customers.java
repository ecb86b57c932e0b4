package com.artisancommerce.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.front.BrowserEventSource;
import com.artisancommerce.front.BrowserEventSource.Event;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Customers of a few artisans, each with an order whose stream they follow wherever they are let in, and what they saw of it. */
final class Customers implements AutoCloseable {

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(15);
    /** PostgreSQL ends a transaction that does nothing for 30 s; who waits for its locks waits for 10 s. */
    private static final Duration LONGEST_HANGING_TRANSACTION = Duration.ofSeconds(45);

    private final Fleet fleet;
    private final Tokens tokens;
    private final List<Customer> all = new ArrayList<>();

    Customers(Fleet fleet, Tokens tokens) {
        this.fleet = fleet;
        this.tokens = tokens;
    }

    private record Customer(Workshop workshop, String order, UUID entry, BrowserEventSource page) {}

    /** Somebody orders at that artisan, and follows the order at that instance first. */
    void order(Workshop workshop, Fleet.Instance at) {
        String checkout =
                fleet.shop().checkOut(0, workshop.product()).join().require(201).text("/id");
        String order = fleet.shop().confirm(checkout).join().require(201).text("/id");
        UUID entry = UUID.fromString(fleet.shop().order(order).text("/entries/0/entryId"));
        BrowserEventSource page = new BrowserEventSource(
                fleet.beginningAt(at, "/v1/orders/" + order + "/events"),
                "Authorization",
                "Bearer " + tokens.of(DemoUser.ADA));
        all.add(new Customer(workshop, order, entry, page));
        await().atMost(AFTER_A_FAULT)
                .until(() -> page.opened() == 1 && !states(page).isEmpty());
    }

    /** Each artisan does a step of the work on their n-th order, the first being 0. */
    void work(int n, String step) {
        byArtisan()
                .forEach(orders -> fleet.shop()
                        .work(orders.get(n).workshop(), orders.get(n).entry(), step)
                        .join()
                        .require(200));
    }

    /** The same while an instance hangs that may hold the lock of a queue: who is told to try again does so. */
    void workWhenPossible(int n, String step) {
        byArtisan()
                .forEach(orders -> await("the work is done")
                        .atMost(LONGEST_HANGING_TRANSACTION)
                        .until(() -> fleet.shop()
                                        .work(
                                                orders.get(n).workshop(),
                                                orders.get(n).entry(),
                                                step)
                                        .join()
                                        .require(200, 503)
                                        .status()
                                == 200));
    }

    private Collection<List<Customer>> byArtisan() {
        return all.stream()
                .collect(Collectors.groupingBy(Customer::workshop, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** How often the one who was let in most often was let in. */
    int mostOpened() {
        return all.stream().mapToInt(each -> each.page().opened()).max().orElse(0);
    }

    /** All know what there is to know, and were told each thing that happened once, in its order. */
    void check() {
        for (Customer each : all) {
            await("the last state is what there is")
                    .atMost(AFTER_A_FAULT)
                    .untilAsserted(() ->
                            assertThat(timeless(states(each.page()).getLast())).isEqualTo(atRest(each)));
            List<Long> happened =
                    fleet.shop().timeline(each.order()).body().at("/items").findValues("sequence").stream()
                            .map(JsonNode::asLong)
                            .toList();
            assertThat(happened).hasSizeGreaterThan(1);
            assertThat(told(each.page()))
                    .as("after the first event, which was there when the stream was opened")
                    .isEqualTo(
                            LongStream.rangeClosed(2, happened.size()).boxed().toList());
            assertThat(each.page().events()).noneMatch(event -> event.name().equals("reset"));
            assertThat(each.page().stoppedAt()).isZero();
        }
    }

    private Map<String, Object> atRest(Customer customer) {
        Map<String, Object> order =
                new HashMap<>(fleet.shop().order(customer.order()).json());
        order.put("orderId", order.get("id"));
        order.keySet().retainAll(states(customer.page()).getLast().keySet());
        return timeless(order);
    }

    /** Without what may move while the answer stays: when it was computed, and changes of the queue behind the piece. */
    private static Map<String, Object> timeless(Map<String, Object> state) {
        Map<String, Object> rest = new HashMap<>(state);
        rest.remove("computedAt");
        rest.computeIfPresent(
                "entries",
                (name, entries) -> ((List<?>) entries)
                        .stream().map(Customers::withoutVersion).toList());
        return rest;
    }

    private static Map<Object, Object> withoutVersion(Object entry) {
        Map<Object, Object> rest = new HashMap<>((Map<?, ?>) entry);
        rest.remove("queueVersion");
        return rest;
    }

    private static List<Map<String, Object>> states(BrowserEventSource page) {
        return page.events().stream()
                .filter(event -> event.name().equals("state"))
                .map(event -> event.data().<String, Object>getMap(""))
                .toList();
    }

    private static List<Long> told(BrowserEventSource page) {
        return page.events().stream()
                .filter(event -> event.name().equals("timeline"))
                .map(Event::data)
                .map(data -> data.getLong("sequence"))
                .toList();
    }

    @Override
    public void close() {
        all.forEach(each -> each.page().close());
    }
}
