package com.artisancommerce.platform.messaging;

import static com.artisancommerce.platform.Reactive.result;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.ProofTable;
import com.artisancommerce.platform.sql.CountedSql;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import com.artisancommerce.platform.web.Outages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What PostgreSQL and its client really say when something is away, and that no record is given up for it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FailuresOfTheDatabaseTest {

    private final String key = "passing-" + UUID.randomUUID();

    @Inject
    Deliveries deliveries;

    @Inject
    DeadLetters deadLetters;

    @Inject
    SystemSql sql;

    @Inject
    Vertx vertx;

    @BeforeEach
    void table() {
        ProofTable.create();
    }

    /** The server says 57P01 before it hangs up, and sometimes hangs up before that is read. */
    @Test
    void aConnectionThatIsTerminatedInTheMiddlePasses() {
        assertPasses("", tx -> run(tx, "select pg_terminate_backend(pg_backend_pid())"));
    }

    @Test
    void whatComesAfterALostConnectionPassesToo() {
        assertPasses(
                "",
                tx -> run(tx, "select pg_terminate_backend(pg_backend_pid())")
                        .onFailure()
                        .recoverWithItem(0)
                        .chain(() -> run(tx, "select 1")));
    }

    @Test
    void aStatementThatTakesTooLongPasses() {
        assertPasses(
                "57014", tx -> run(tx, "set local statement_timeout = 50").chain(() -> run(tx, "select pg_sleep(5)")));
    }

    @Test
    void aLockThatSomebodyHasPasses() throws SQLException {
        try (Connection holder = ProofTable.connect("owner")) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table proof in access exclusive mode");
            assertPasses(
                    "55P03",
                    tx -> run(tx, "set local lock_timeout = 50").chain(() -> run(tx, "select count(*) from proof")));
            holder.rollback();
        }
    }

    @Test
    void aTransactionThatOthersOvertookPasses() throws SQLException {
        insert();
        String touch = "update proof set name = name || '.' where id = '" + ID + "'";
        assertPasses(
                "40001",
                tx -> run(tx, "set transaction isolation level repeatable read")
                        .chain(() -> run(tx, "select count(*) from proof"))
                        .call(() -> sql.inTransaction(other -> run(other, touch)))
                        .chain(() -> run(tx, touch)));
    }

    @Test
    void aRecordIsAppliedWhenWhatWasInItsWayHasPassed() {
        AtomicInteger attempts = new AtomicInteger();

        result(() -> deliveries.settle(
                List.of(record()),
                (tx, batch) -> attempts.incrementAndGet() < 6
                        ? run(tx, "select pg_terminate_backend(pg_backend_pid())")
                                .replaceWithVoid()
                        : run(tx, "select 1").replaceWithVoid()));

        assertThat(attempts).hasValue(6);
        assertThat(letters()).isZero();
    }

    @Test
    void aBatchThatTakesTooLongIsTakenApart() {
        AtomicInteger alone = new AtomicInteger();

        result(() -> deliveries.settle(List.of(record(), record(), record()), (tx, batch) -> {
            if (batch.size() > 1) {
                return run(tx, "set local statement_timeout = 50")
                        .chain(() -> run(tx, "select pg_sleep(5)"))
                        .replaceWithVoid();
            }
            alone.incrementAndGet();
            return Uni.createFrom().voidItem();
        }));

        assertThat(alone).hasValue(3);
        assertThat(letters()).isZero();
    }

    @Test
    void aRecordInHandAtAShutdownIsNeitherDoneNorGivenUp() {
        CountedSql stopping = new CountedSql(vertx);
        CompletableFuture<Void> inTheMiddle = new CompletableFuture<>();
        Deliveries own = new Deliveries(stopping.sql(), deadLetters);

        CompletableFuture<Void> settled = own.settle(
                        List.of(record()),
                        (tx, batch) -> run(tx, "select 1")
                                .invoke(() -> inTheMiddle.complete(null))
                                .chain(() -> run(tx, "select pg_sleep(1)"))
                                .replaceWithVoid())
                .subscribeAsCompletionStage();
        inTheMiddle.join();
        stopping.close();

        await().during(Duration.ofSeconds(3)).atMost(5, SECONDS).until(() -> !settled.isDone());
        settled.cancel(true);
        assertThat(letters()).isZero();
    }

    private static final UUID ID = UUID.randomUUID();

    private void insert() throws SQLException {
        try (Connection system = ProofTable.connect("system");
                var insert = system.prepareStatement("insert into proof (tenant_id, id, name) values (?, ?, 'x')")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, ID);
            insert.executeUpdate();
        }
    }

    private interface Step {
        Uni<Integer> in(Tx tx);
    }

    private void assertPasses(String state, Step step) {
        Throwable failure = catchThrowable(() -> result(() -> sql.inTransaction(step::in)));
        assertThat(failure).isNotNull();
        assertThat(Outages.isOutage(failure)).as("%s passes", failure).isTrue();
        assertThat(String.valueOf(failure)).contains(state);
    }

    private static Uni<Integer> run(Tx tx, String statement) {
        return tx.update(statement, Tuple.tuple());
    }

    private ConsumerRecord<String, String> record() {
        return new ConsumerRecord<>("capacity.commands", 0, 7L, key, "{}");
    }

    private int letters() {
        return result(() ->
                sql.inTransaction(tx -> tx.list("select id from dead_letters where key = $1", Tuple.of(key), row -> 1)
                        .map(List::size)));
    }
}
