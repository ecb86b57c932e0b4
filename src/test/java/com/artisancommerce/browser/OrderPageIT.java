package com.artisancommerce.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.faults.Shop;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.Ports;
import com.artisancommerce.localstack.ServiceProcess;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of another origin follows an order in Chromium: by a ticket, over a service that stops and one that is killed. */
class OrderPageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SCREENSHOT = Path.of("target", "browser", "order.png");

    private static LocalStack stack;
    private static PageServer pages;

    /** It goes on answering for longer than the browser waits before it comes back, as it does behind a load balancer. */
    private final Map<String, String> keys =
            Map.of("quarkus.http.port", Integer.toString(Ports.free()), "artisan.shutdown.delay", "PT2.5S");

    @BeforeAll
    static void start() throws Exception {
        assumeThat(Chromium.installed())
                .as("SKIPPED: there is no Chromium on the PATH (Debian: apt-get install chromium)")
                .isPresent();
        stack = LocalStack.fresh().start();
        pages = PageServer.start();
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            pages.close();
            stack.close();
        }
    }

    @Test
    void isToldEverythingOnceAndComesBackByItself(@TempDir Path profile) throws Exception {
        ServiceProcess service = ServiceProcess.start(stack, keys);
        try (Chromium browser = Chromium.start(Chromium.installed().orElseThrow(), profile)) {
            Shop shop = Shop.at(service.baseUri(), stack.issuer().tokens(), pages.origin());
            Workshop workshop = shop.workshop(480, 60, 30);
            String ahead = order(shop, workshop);
            String own = order(shop, workshop);

            String ticket = ticketFor(service, own);
            strangersAreNotServed(browser, ticket);
            browser.open(pages.page());
            browser.evaluate(ticket);
            assertThat(browser.evaluate("seen.rateLimit").asText()).startsWith("limit=");
            browser.evaluate("follow(seen.url)");
            until(() -> assertThat(positions(browser)).endsWith("2"));

            assertThat(service.terminate()).isTrue();
            service = ServiceProcess.start(stack, keys);
            work(shop, workshop, ahead, "start");
            until(() -> assertThat(positions(browser)).endsWith("1"));
            work(shop, workshop, ahead, "finish");
            work(shop, workshop, own, "start");
            until(() -> assertThat(timeline(browser)).containsExactly("2 started"));

            service.kill9();
            service = ServiceProcess.start(stack, keys);
            work(shop, workshop, own, "finish");
            until(() -> assertThat(browser.evaluate("seen.states.at(-1).state").asText())
                    .isEqualTo("ready"));
            assertThat(timeline(browser)).containsExactly("2 started", "3 finished", "4 ready");
            assertThat(browser.evaluate("seen.resets").asInt()).isZero();
            browser.screenshot(SCREENSHOT);

            theTicketIsWorthNothingElsewhere(browser);
        } finally {
            service.close();
        }
    }

    /** The browser does not even send what the shop has not allowed this origin. */
    private static void strangersAreNotServed(Chromium browser, String ticket) {
        browser.open(pages.pageOfAStranger());
        assertThatThrownBy(() -> browser.evaluate(ticket)).hasMessageContaining("Failed to fetch");
    }

    /** 204 is the one answer at which a browser is to stay away. */
    private static void theTicketIsWorthNothingElsewhere(Chromium browser) {
        String used = browser.evaluate("seen.url").asText();
        browser.open(pages.page());
        browser.evaluate("follow('" + used + "')");
        until(() -> assertThat(texts(browser.evaluate("seen.line"))).containsExactly("closed"));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(texts(browser.evaluate("seen.line"))).containsExactly("closed"));
        assertThat(browser.evaluate("seen.states.length").asInt()).isZero();
    }

    /** The page's own function, called as its front end would. */
    private static String ticketFor(ServiceProcess service, String order) {
        return "ticket('%s', '%s', '%s')"
                .formatted(service.baseUri(), order, stack.issuer().tokens().of(DemoUser.ADA));
    }

    private static String order(Shop shop, Workshop workshop) {
        String checkout =
                shop.checkOut(0, workshop.product()).join().require(201).text("/id");
        return shop.confirm(checkout).join().require(201).text("/id");
    }

    private static void work(Shop shop, Workshop workshop, String order, String step) {
        UUID entry = UUID.fromString(shop.order(order).text("/entries/0/entryId"));
        shop.work(workshop, entry, step).join().require(200);
    }

    private static List<String> positions(Chromium browser) {
        return texts(browser.evaluate("seen.states.map(state => state.position)"));
    }

    private static List<String> timeline(Chromium browser) {
        return texts(browser.evaluate("seen.timeline"));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static void until(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }
}
