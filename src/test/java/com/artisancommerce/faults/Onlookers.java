package com.artisancommerce.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.faults.Shop.Reply;
import com.artisancommerce.front.BrowserEventSource;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.Tokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Two who watch all of one artisan's queue, wherever they are let in: somebody who thinks of ordering, and the artisan at the board. */
final class Onlookers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** The board shows so many entries. */
    private static final int SHOWN = 200;

    private final Fleet fleet;
    private final UUID artisan;
    private final BrowserEventSource queue;
    private final BrowserEventSource board;

    Onlookers(Fleet fleet, Tokens tokens, UUID artisan, Fleet.Instance at) {
        this.fleet = fleet;
        this.artisan = artisan;
        this.queue = new BrowserEventSource(
                fleet.beginningAt(at, "/v1/artisans/" + artisan + "/queue/events"),
                "X-Shop",
                DemoUser.Shops.DEMO.toString());
        this.board = new BrowserEventSource(
                fleet.beginningAt(at, "/v1/artisans/" + artisan + "/board/events"),
                "Authorization",
                "Bearer " + tokens.of(DemoUser.SAM));
        await().atMost(PATIENCE)
                .until(() -> !queue.events().isEmpty() && !board.events().isEmpty());
    }

    /** What they see last is what there is; nothing moves any more. */
    void check() {
        check(queue, shop -> shop.queueSummary(artisan));
        check(board, shop -> shop.queue(artisan));
    }

    private void check(BrowserEventSource page, Function<Shop, Reply> ask) {
        await("the last state is what there is")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                seen(page.events().getLast().data().getMap("")))
                        .isEqualTo(seen(ask.apply(fleet.shop()).require(200).json())));
        assertThat(page.events()).allMatch(event -> event.name().equals("state"));
        assertThat(page.stoppedAt()).isZero();
    }

    private static Map<String, Object> seen(Map<String, Object> state) {
        Map<String, Object> rest = new HashMap<>(state);
        rest.remove("computedAt");
        rest.computeIfPresent(
                "entries", (name, all) -> ((List<?>) all).stream().limit(SHOWN).toList());
        return rest;
    }

    @Override
    public void close() {
        queue.close();
        board.close();
    }
}
