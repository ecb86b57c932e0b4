package com.artisancommerce.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.faults.Fleet.Instance;
import com.artisancommerce.faults.Shop.Reply;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.Database;
import com.artisancommerce.localstack.LocalStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Customers follow their orders on one instance while another makes the reservations of their artisans, under load: whichever comes, goes, is
 * killed or hangs, nothing that anybody was told is lost, and all streams go on.
 */
class TwoInstancesIT {

    private static final int ARTISANS = 3;
    private static final int SOME = 40;
    private static final int WAITING = 5;
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(40);

    private static LocalStack stack;
    private static Fleet fleet;

    private Instance streams;
    private Instance owner;
    private final List<Workshop> others = new ArrayList<>();
    private List<Workshop> workshops;
    private Customers customers;
    private Onlookers onlookers;
    private Load load;

    @BeforeAll
    static void start() {
        stack = LocalStack.fresh().start();
        fleet = new Fleet(stack);
    }

    @AfterAll
    static void stop() {
        fleet.close();
        stack.close();
    }

    @BeforeEach
    void customersOnOneAndReservationsOnTheOther() {
        fleet.join(2 - fleet.balanced().size());
        streams = fleet.balanced().getFirst();
        owner = fleet.balanced().getLast();
        workshops = IntStream.range(0, ARTISANS)
                .mapToObj(n -> streams.shop().workshop(fleet.artisanOf(owner), 1440, 60, 730))
                .toList();
        customers = new Customers(fleet, stack.issuer().tokens());
        for (Workshop each : workshops) {
            customers.order(each, streams);
            customers.order(each, streams);
        }
        onlookers = new Onlookers(
                fleet, stack.issuer().tokens(), workshops.getFirst().artisan(), streams);
        load = Load.on(workshops, n -> fleet.shop(), PACE);
        load.awaitAccepted(SOME);
        customers.work(0, "start");
    }

    @AfterEach
    void hangUp() {
        load.close();
        customers.close();
        onlookers.close();
    }

    /** Each is replaced by a third that comes before it goes, as Kubernetes does it. */
    @Test
    void areReplacedOneAfterTheOtherWithoutAFailedRequest() throws Exception {
        fleet.join(1);
        customers.work(0, "finish");
        assertThat(customers.mostOpened())
                .as("nobody's stream is cut because somebody joins")
                .isEqualTo(1);
        stop(owner);
        assertThat(customers.mostOpened())
                .as("nobody's stream is cut because somebody leaves")
                .isEqualTo(1);
        fleet.join(1);
        stop(streams);
        customers.work(1, "start");

        loseNothing();
        assertThat(load.otherAnswers()).isEmpty();
        assertThat(customers.mostOpened()).isEqualTo(2);
    }

    @Test
    void loseTheOneThatMakesTheReservations() throws Exception {
        fleet.takeOut(owner);
        owner.process().kill9();
        int before = load.accepted().size();
        customers.work(0, "finish");
        load.awaitAccepted(before + SOME);
        customers.work(1, "start");

        loseNothing();
        assertThat(customers.mostOpened()).as("nobody's stream was cut").isEqualTo(1);
    }

    @Test
    void loseTheOneThatHasTheStreams() throws Exception {
        fleet.takeOut(streams);
        streams.process().kill9();
        int before = load.accepted().size();
        customers.work(0, "finish");
        load.awaitAccepted(before + SOME);
        customers.work(1, "start");

        loseNothing();
    }

    @Test
    void surviveOneThatHangsLongerThanItsSessionAndComesBack() throws Exception {
        fleet.takeOut(owner);
        owner.process().freeze();
        UUID artisan = workshops.getFirst().artisan();
        try {
            customers.workWhenPossible(0, "finish");
            await("the other has its partitions").atMost(TAKEN_OVER_WITHIN).until(() -> fleet.owns(streams, artisan));
            await("the other sends what it was to send")
                    .atMost(TAKEN_OVER_WITHIN)
                    .until(() -> number("select count(*) from outbox_leases where leased_until <= now()") == 0
                            && number("select count(distinct owner) from outbox_leases") == 1);
            load.awaitAccepted(load.accepted().size() + SOME);
        } finally {
            owner.process().thaw();
        }
        customers.work(1, "start");
        fleet.putBack(owner);
        load.awaitAccepted(load.accepted().size() + SOME);

        loseNothing();
        assertThat(customers.mostOpened()).as("nobody's stream was cut").isEqualTo(1);
        fleet.groups().awaitShared(fleet.balanced().stream().map(Instance::name).toList());
    }

    /** Customers of one more artisan wait for answers while it is asked to stop, and nobody can give them: the queue is locked. */
    private void stop(Instance leaving) throws Exception {
        Workshop locked = fleet.shop().workshop(1440, 60, 730);
        List<CompletableFuture<Reply>> waiting;
        boolean byItself;
        try (Connection holder = stack.database().connect(Database.Role.SYSTEM)) {
            holder.setAutoCommit(false);
            lock(holder, locked);
            waiting = Stream.generate(() -> leaving.shop().checkOut(1, locked.product()))
                    .limit(WAITING)
                    .toList();
            await().until(() ->
                    number("select count(*) from checkouts where status = 'reserving' and lines::text like '%"
                                    + locked.artisan() + "%'")
                            == WAITING);
            fleet.takeOut(leaving);
            byItself = leaving.process().terminate();
            holder.rollback();
        }
        assertThat(byItself).isTrue();
        assertThat(waiting).allSatisfy(each -> assertThat(each.join().status()).isEqualTo(202));
        others.add(locked);
    }

    private static void lock(Connection holder, Workshop workshop) throws SQLException {
        try (var lock = holder.prepareStatement("select from capacity_queues where artisan_id = ? for update")) {
            lock.setObject(1, workshop.artisan());
            lock.executeQuery();
        }
    }

    /** What customers were told is true, and what they see is what there is. */
    private void loseNothing() throws SQLException {
        load.end();
        try (Connection system = stack.database().connect(Database.Role.SYSTEM)) {
            Invariants.hold(system, artisans());
            assertThat(lost(system, load.accepted()))
                    .as("accepted, but not reserved")
                    .isEmpty();
        }
        customers.work(1, "finish");
        customers.check();
        onlookers.check();
        assertThat(number("select count(*) from outbox where topic like '%.dead-letter'"))
                .isZero();
    }

    private static List<String> lost(Connection system, Collection<String> accepted) throws SQLException {
        List<String> lost = new ArrayList<>();
        try (var query = system.prepareStatement("""
                select a.id || ' ' || coalesce(c.status, 'is gone')
                from unnest(?) as a(id) left join checkouts c on c.id = a.id where c.status is distinct from 'reserved'
                """)) {
            query.setArray(1, system.createArrayOf("uuid", accepted.toArray()));
            var rows = query.executeQuery();
            while (rows.next()) {
                lost.add(rows.getString(1));
            }
        }
        return lost;
    }

    private UUID[] artisans() {
        return Stream.concat(workshops.stream(), others.stream())
                .map(Workshop::artisan)
                .toArray(UUID[]::new);
    }

    private static long number(String sql) throws SQLException {
        try (Connection system = stack.database().connect(Database.Role.SYSTEM);
                var row = system.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
