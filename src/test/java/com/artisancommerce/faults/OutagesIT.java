package com.artisancommerce.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.faults.Shop.Reply;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.Database;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.ServiceProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances on one stack whose servers go away and come back, and which are killed themselves: nothing that a customer was told is lost. */
class OutagesIT {

    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(30);

    private static LocalStack stack;
    private static ServiceProcess first;
    private static ServiceProcess second;
    private static Shop one;
    private static Shop other;

    @BeforeAll
    static void start() {
        stack = LocalStack.fresh().start();
        first = ServiceProcess.start(stack);
        second = ServiceProcess.start(stack);
        one = door(first);
        other = door(second);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
        stack.close();
    }

    private static Shop door(ServiceProcess service) {
        return Shop.at(service.baseUri(), stack.issuer().tokens());
    }

    @Test
    void crossingCheckoutsOnTwoInstancesGetAllOfTheirPlacesOrNone() throws SQLException {
        Workshop wide = one.workshop(300, 60, 30);
        Workshop narrow = one.workshop(240, 60, 30);
        List<Reply> replies = Shop.atOnce(200, n -> {
            Shop here = n % 2 == 0 ? one : other;
            Shop there = n % 2 == 0 ? other : one;
            UUID[] products = n % 4 < 2
                    ? new UUID[] {wide.product(), narrow.product()}
                    : new UUID[] {narrow.product(), wide.product()};
            return here.checkOut(n, products).thenCompose(reply -> confirmEveryOther(there, n, reply));
        });

        assertThat(replies.stream().filter(reply -> reply.text("/status").equals("reserved")))
                .hasSize(120)
                .allSatisfy(reply ->
                        assertThat(reply.body().findValuesAsText("position")).doesNotContain("null"));
        assertThat(replies.stream().filter(reply -> reply.text("/refusal/type").equals("full")))
                .hasSize(80);
        check(wide, narrow);
        assertThat(number("select deadlocks from pg_stat_database where datname = 'artisan'"))
                .isZero();
    }

    @Test
    void checkoutsAreAcceptedWhileKafkaIsAwayAndDrainWhenItIsBack() throws Exception {
        Workshop workshop = one.workshop(300, 60, 30);
        stack.kafka().stop();
        List<Reply> accepted;
        try {
            accepted = Shop.atOnce(100, n -> acceptOnly(n, workshop));
            assertThat(accepted).allSatisfy(reply -> {
                assertThat(reply.status()).isEqualTo(202);
                assertThat(reply.text("/status")).isEqualTo("reserving");
            });
            assertThat(one.ready()).isEqualTo(200);
            assertThat(other.ready()).isEqualTo(200);
            assertThat(number("select count(*) from checkouts where status = 'reserving'"))
                    .isEqualTo(100);
        } finally {
            stack.kafka().start();
        }
        awaitNobodyWaits();
        assertThat(accepted)
                .allSatisfy(reply -> assertThat(one.checkout(reply.text("/id")).text("/status"))
                        .isEqualTo("reserved"));
        check(workshop);
    }

    @Test
    void nothingIsLostWhenTheDatabaseIsAwayUnderLoad() throws Exception {
        Workshop workshop = one.workshop(1440, 60, 730);
        try (Load load = Load.on(workshop, one, other)) {
            load.awaitAccepted(100);
            stack.database().stop();
            try {
                load.awaitRefused(20);
                Awaitility.await()
                        .during(DATABASE_AWAY)
                        .atMost(DATABASE_AWAY.plusSeconds(10))
                        .until(() -> first.alive() && second.alive());
            } finally {
                stack.database().start();
            }
            load.awaitAccepted(load.accepted().size() + 100);
            load.end();
            assertThat(load.otherAnswers()).isEmpty();
            awaitNobodyWaits();
            assertThat(load.accepted().stream().map(id -> one.checkout(id).text("/status")))
                    .containsOnly("reserved")
                    .hasSizeGreaterThanOrEqualTo(200);
        }
        assertThat(first.alive() && second.alive()).isTrue();
        check(workshop);
        assertThat(number("select count(*) from outbox where topic like '%.dead-letter'"))
                .isZero();
    }

    @Test
    void whoWaitsForAReservationWhenTheDatabaseGoesAwayIsToldThatItWasAccepted() throws Exception {
        Workshop workshop = one.workshop(300, 60, 30);
        CompletableFuture<Reply> waiting;
        try (Connection holder = stack.database().connect(Database.Role.SYSTEM)) {
            holder.setAutoCommit(false);
            holder.createStatement().executeQuery("select from capacity_queues for update");
            waiting = one.checkOut(0, workshop.product());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> number("select count(*) from checkouts where status = 'reserving'") == 1);
            stack.database().stop();
        }
        try {
            Reply accepted = waiting.join().require(202);
            assertThat(accepted.text("/status")).isEqualTo("reserving");
        } finally {
            stack.database().start();
        }
        awaitNobodyWaits();
        assertThat(one.checkout(waiting.join().text("/id")).text("/status")).isEqualTo("reserved");
        check(workshop);
    }

    @Test
    void nothingIsLostWhenAllInstancesAreKilledBetweenCommitAndRelay() throws Exception {
        Workshop workshop = one.workshop(300, 60, 30);
        stack.kafka().stop();
        List<Reply> accepted = Shop.atOnce(100, n -> acceptOnly(n, workshop));
        assertThat(number("select count(*) from outbox where sent_at is null and topic = 'capacity.commands'"))
                .isEqualTo(100);
        first.kill9();
        second.kill9();
        stack.kafka().start();
        first = ServiceProcess.start(stack);
        second = ServiceProcess.start(stack);
        one = door(first);
        other = door(second);

        awaitNobodyWaits();
        assertThat(accepted)
                .allSatisfy(reply -> assertThat(one.checkout(reply.text("/id")).text("/status"))
                        .isEqualTo("reserved"));
        check(workshop);
    }

    private static CompletableFuture<Reply> acceptOnly(int n, Workshop workshop) {
        return (n % 2 == 0 ? one : other).checkOutAndGo(n, workshop.product());
    }

    /** The locks of both queues, taken by the door of one instance while the other admits. */
    private static CompletableFuture<Reply> confirmEveryOther(Shop shop, int n, Reply reply) {
        if (n % 3 != 0 || !reply.text("/status").equals("reserved")) {
            return CompletableFuture.completedFuture(reply);
        }
        return shop.confirm(reply.text("/id")).thenApply(confirmed -> {
            confirmed.require(201);
            return reply;
        });
    }

    private static void awaitNobodyWaits() {
        Awaitility.await("all checkouts are answered")
                .atMost(DRAINED_WITHIN)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(number("select count(*) from checkouts where status = 'reserving'"))
                        .isZero());
    }

    private static void check(Workshop... workshops) throws SQLException {
        try (Connection system = stack.database().connect(Database.Role.SYSTEM)) {
            UUID[] artisans =
                    java.util.Arrays.stream(workshops).map(Workshop::artisan).toArray(UUID[]::new);
            Invariants.hold(system, artisans);
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection system = stack.database().connect(Database.Role.SYSTEM);
                var row = system.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
