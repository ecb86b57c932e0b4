package com.artisancommerce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.faults.Shop.Reply;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A crowd at one door: never more sold than there is, and the same request twice is one checkout. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ManyAtOnceTest {

    @TestHTTPResource("/")
    URI base;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.at(base, LocalStack.shared().tokens());
    }

    @Test
    void ofTwoHundredAtOnceAsManyGetAPlaceAsFitAndTheOthersADate() throws SQLException {
        Workshop workshop = shop.workshop(300, 60, 30);
        List<Reply> replies = Shop.atOnce(200, n -> shop.checkOut(n, workshop.product()));

        List<Reply> reserved = only(replies, reply -> reply.text("/status").equals("reserved"));
        List<Reply> refused = only(replies, reply -> reply.text("/status").equals("refused"));
        assertThat(reserved).hasSize(150);
        assertThat(refused).hasSize(50);
        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(201));
        assertThat(reserved.stream()
                        .map(reply -> reply.body().at("/lines/0/position").asInt()))
                .containsExactlyInAnyOrderElementsOf(upTo(150));
        String tomorrow = LocalDate.now(ZoneId.of("Europe/Vienna")).plusDays(1).toString();
        assertThat(refused).allSatisfy(reply -> {
            assertThat(reply.text("/refusal/type")).isEqualTo("full");
            assertThat(reply.text("/refusal/availableFrom")).isEqualTo(tomorrow);
        });
        var queue = shop.queue(workshop.artisan()).require(200).body();
        assertThat(queue.at("/entries").findValuesAsText("position"))
                .containsExactlyElementsOf(
                        upTo(150).stream().map(String::valueOf).toList());
        check(workshop);
    }

    @Test
    void theSameKeyTwentyTimesAtOnceIsOneCheckout() throws SQLException {
        Workshop workshop = shop.workshop(300, 60, 30);
        for (int copies : List.of(2, 20)) {
            String key = UUID.randomUUID().toString();
            List<Reply> replies =
                    Shop.atOnce(copies, n -> shop.checkOut(DemoUser.ADA, key, 0, Shop.body(workshop.product())));
            List<Reply> accepted = only(replies, reply -> reply.status() < 300);
            assertThat(only(replies, reply -> reply.status() >= 300)).allSatisfy(reply -> {
                assertThat(reply.status()).isEqualTo(409);
                assertThat(reply.text("/type")).isEqualTo("/problems/key-in-flight");
            });
            assertThat(accepted.stream().map(reply -> reply.text("/id")).distinct())
                    .hasSize(1);
            assertThat(only(accepted, reply -> !reply.replayed())).hasSize(1);
            theSameKeyForSomethingElseIsRefused(key, workshop);
        }
        check(workshop);
        assertThat(shop.queue(workshop.artisan()).body().at("/entries")).hasSize(2);
    }

    private void theSameKeyForSomethingElseIsRefused(String key, Workshop workshop) {
        Map<String, Object> other = Shop.body(workshop.product(), workshop.product());
        Reply reply = shop.checkOut(DemoUser.ADA, key, 0, other).join();
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/type")).isEqualTo("/problems/key-reused");
    }

    private static List<Reply> only(List<Reply> replies, Predicate<Reply> which) {
        return replies.stream().filter(which).toList();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static void check(Workshop workshop) throws SQLException {
        try (Connection system = ProofTable.connect("system")) {
            Invariants.hold(system, workshop.artisan());
        }
    }
}
