package com.artisancommerce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.faults.Shop.Reply;
import com.artisancommerce.front.HeldLock;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time runs on while a request waits for the lock of a queue: what it decides, it decides by the time it has then. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(ShortHolds.class)
class HoldAcrossTheLockTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TestHTTPResource("/")
    URI base;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.at(base, LocalStack.shared().tokens());
    }

    @Test
    void aConfirmationThatWaitedUntilItsHoldWasOverIsRefusedWhileAnotherTakesTheMinutes() throws SQLException {
        Workshop workshop = shop.workshop(60, 60, 1);
        Reply held = shop.checkOut(0, workshop.product()).join();
        assertThat(held.text("/status")).isEqualTo("reserved");

        CompletableFuture<Reply> other;
        CompletableFuture<Reply> confirmation;
        try (HeldLock lock = QueueLock.take(workshop.artisan())) {
            other = shop.checkOut(1, workshop.product());
            lock.awaitWaiting(1);
            confirmation = shop.confirm(held.text("/id"));
            lock.awaitWaiting(2);
            awaitAfter(Instant.parse(held.text("/holdExpiresAt")));
        }
        Reply refused = confirmation.join();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/hold-expired");
        assertThat(other.join().text("/status")).isEqualTo("reserved");
        shop.confirm(other.join().text("/id")).join().require(201);
        awaitExpired(held.text("/id"));
        check(workshop);
    }

    @Test
    void aConfirmationThatIsFirstAtTheLockIsRefusedAllTheSame() throws SQLException {
        Workshop workshop = shop.workshop(60, 60, 1);
        Reply held = shop.checkOut(0, workshop.product()).join();

        CompletableFuture<Reply> confirmation;
        CompletableFuture<Reply> other;
        try (HeldLock lock = QueueLock.take(workshop.artisan())) {
            confirmation = shop.confirm(held.text("/id"));
            lock.awaitWaiting(1);
            other = shop.checkOut(1, workshop.product());
            lock.awaitWaiting(2);
            awaitAfter(Instant.parse(held.text("/holdExpiresAt")));
        }
        assertThat(confirmation.join().text("/type")).isEqualTo("/problems/hold-expired");
        assertThat(other.join().text("/status")).isEqualTo("reserved");
        shop.confirm(other.join().text("/id")).join().require(201);
        check(workshop);
    }

    @Test
    void aHoldThatRunsOutEndsItsCheckoutAndTheOthersMoveUp() throws SQLException {
        Workshop workshop = shop.workshop(300, 60, 30);
        Reply lost = shop.checkOut(0, workshop.product()).join();
        Reply kept = shop.checkOut(1, workshop.product()).join();
        String order = shop.confirm(kept.text("/id")).join().require(201).text("/id");
        assertThat(kept.body().at("/lines/0/position").asInt()).isEqualTo(2);

        awaitExpired(lost.text("/id"));
        assertThat(shop.order(order).body().at("/entries/0/position").asInt()).isEqualTo(1);
        assertThat(shop.queue(workshop.artisan()).body().at("/entries")).hasSize(1);
        Reply late = shop.confirm(lost.text("/id")).join();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("/type")).isEqualTo("/problems/hold-expired");
        check(workshop);
    }

    @Test
    void aHoldThatRunsOutBeforeItsAnswerArrivesIsNotReservedForEver() throws SQLException {
        Workshop workshop = shop.workshop(300, 60, 30);
        String id = shop.checkOut(0, workshop.product()).join().text("/id");
        Sent result = Sent.last("checkout.results", id);
        try (Connection system = ProofTable.connect("system");
                var asBeforeTheAnswer =
                        system.prepareStatement("update checkouts set status = 'reserving' where id = ?::uuid")) {
            asBeforeTheAnswer.setString(1, id);
            asBeforeTheAnswer.executeUpdate();
        }
        awaitExpired(id);
        Kafka.produceAndAwait(result.again(), "checkout");
        assertThat(shop.checkout(id).text("/status")).isEqualTo("expired");
        check(workshop);
    }

    private void awaitExpired(String checkout) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(shop.checkout(checkout).text("/status")).isEqualTo("expired"));
    }

    private static void awaitAfter(Instant end) {
        Awaitility.await().atMost(PATIENCE).until(() -> Instant.now().isAfter(end));
    }

    private static void check(Workshop workshop) throws SQLException {
        try (Connection system = ProofTable.connect("system")) {
            Invariants.hold(system, workshop.artisan());
        }
    }
}
