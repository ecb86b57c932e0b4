package com.artisancommerce.platform.outbox;

import static com.artisancommerce.platform.Reactive.result;
import static com.artisancommerce.platform.Tenants.WOOL;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.front.MovableClock;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.ProofTable;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relays that a test builds, on the real database and the real broker, with a sender that fails or waits when it is told to. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class OutboxRelayTest {

    private final String topic = "relay-" + Ids.next();
    private final List<OutboxRelay> relays = new ArrayList<>();

    @Inject
    Sql sql;

    @Inject
    SystemSql systemSql;

    @Inject
    Outbox outbox;

    @Inject
    OutboxRows rows;

    @Inject
    Clock clock;

    @Inject
    KafkaSender kafka;

    @BeforeEach
    void nothingWaitsAndNobodyRelays() {
        result(() -> systemSql.inTransaction(tx -> tx.update("delete from outbox", Tuple.tuple())
                .chain(() -> tx.update("delete from outbox_relays", Tuple.tuple()))
                .chain(() -> tx.update("update outbox_leases set leased_until = 'epoch'", Tuple.tuple()))));
    }

    /** The relay waits half a second for a broker; one that has just begun may need longer to make a topic, and for the first record. */
    @BeforeEach
    void theBrokerIsWarmAndHasTheTopic() throws Exception {
        Object broker = LocalStack.shared().environment().get("artisan.kafka.bootstrap-servers");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.empty(), Optional.empty())))
                    .all()
                    .get(20, SECONDS);
        }
        OutboxRow row = new OutboxRow(
                0, WOOL.value(), Ids.next(), "relay-warm-up", "a", "test.sent.v1", "{}", Map.of(), clock.now());
        await().atMost(20, SECONDS).until(() -> {
            EventSender.Sent sent = result(() -> kafka.send(List.of(row)));
            return sent.failed().isEmpty();
        });
    }

    @AfterEach
    void giveBack() {
        relays.forEach(relay -> result(relay::leave));
    }

    @Test
    void sendsCloudEventsInOrderPerKey() {
        append("a", "a1", "a2", "a3");
        append("b", "b1");
        append("a", "a4");
        drain(relay(new WatchedSender(kafka), RelaySettings.usual()));

        List<ConsumerRecord<String, String>> records = TopicReader.read(topic, 5, Duration.ofSeconds(15));
        assertThat(ofKey(records, "a")).containsExactly("a1", "a2", "a3", "a4");
        assertThat(ofKey(records, "b")).containsExactly("b1");
        ConsumerRecord<String, String> first = records.getFirst();
        assertThat(header(first, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(first, "ce_type")).isEqualTo("test.sent.v1");
        assertThat(header(first, "ce_tenant")).isEqualTo(WOOL.toString());
        assertThat(header(first, "ce_subject")).isEqualTo(first.key());
        assertThat(UUID.fromString(header(first, "ce_id")).version()).isEqualTo(7);
        awaitWaiting(0);
    }

    @Test
    void sendsALowerIdThatCommitsAfterAHigherOne() throws SQLException {
        WatchedSender sender = new WatchedSender(kafka);
        OutboxRelay relay = relay(sender, RelaySettings.usual());
        try (Connection slow = ProofTable.connect("app")) {
            slow.setAutoCommit(false);
            long lower = insertUncommitted(slow, "lower");
            append("other", "higher");
            assertThat(idOf("higher")).isGreaterThan(lower);
            drain(relay);
            assertThat(sender.sent("")).containsExactly("higher");
            slow.commit();
        }
        drain(relay);
        assertThat(sender.sent("")).containsExactly("higher", "lower");
        awaitWaiting(0);
    }

    @Test
    void laterRowsOfAKeyWaitWhenOneFailsAndLeaveInOrderAfterwards() {
        WatchedSender sender = new WatchedSender(kafka);
        OutboxRelay relay = relay(sender, RelaySettings.usual());
        append("a", "a1", "a2", "a3");
        append("b", "b1", "b2");
        sender.fail("a2"::equals);
        drain(relay);
        assertThat(sender.sent("a")).containsExactly("a1");
        assertThat(sender.attempted("a")).containsExactly("a1", "a2");
        assertThat(sender.sent("b")).containsExactly("b1", "b2");
        awaitWaiting(2);

        append("a", "a4");
        sender.fail(payload -> false);
        drainUntilNothingWaits(relay);
        assertThat(sender.sent("a")).containsExactly("a1", "a2", "a3", "a4");
        assertThat(ofKey(TopicReader.read(topic, 6, Duration.ofSeconds(15)), "a"))
                .containsExactly("a1", "a2", "a3", "a4");
    }

    @Test
    void laterRowsOfAKeyWaitWhenTheProducerTakesOneOfThemNot() {
        OutboxRelay relay = relay(kafka, RelaySettings.usual());
        append("a", "a1", "x".repeat(2_000_000), "a3");
        append("b", "b1", "b2");
        drain(relay);

        List<ConsumerRecord<String, String>> records = TopicReader.read(topic, 4, Duration.ofSeconds(5));
        assertThat(ofKey(records, "a")).containsExactly("a1");
        assertThat(ofKey(records, "b")).containsExactly("b1", "b2");
        awaitWaiting(2);
    }

    @Test
    void whatWaitsBehindAStuckKeyTakesNoPlaceFromOthers() {
        WatchedSender sender = new WatchedSender(kafka);
        OutboxRelay relay = relay(sender, RelaySettings.usual().withBatch(3));
        sender.fail(payload -> payload.startsWith("stuck"));
        append("stuck", "stuck1", "stuck2", "stuck3", "stuck4");
        append("free", "free1", "free2");
        result(relay::round);
        result(relay::round);
        assertThat(sender.sent("free")).containsExactly("free1", "free2");
        sender.fail(payload -> false);
        drainUntilNothingWaits(relay);
        assertThat(sender.sent("stuck")).containsExactly("stuck1", "stuck2", "stuck3", "stuck4");
    }

    @Test
    void handsOverDuringASendWithoutLossAndWithoutLaterRowsOutOfOrder() throws Exception {
        RelaySettings brief = RelaySettings.usual().withLease(Duration.ofSeconds(2), Duration.ofSeconds(1));
        WatchedSender slow = new WatchedSender(kafka);
        slow.hold("a1"::equals);
        OutboxRelay first = relay(slow, brief);
        append("a", "a1", "a2", "a3");
        CompletableFuture<Integer> round = CompletableFuture.supplyAsync(() -> result(first::round));
        await().atMost(10, SECONDS).until(() -> !slow.attempted("a1").isEmpty());

        WatchedSender quick = new WatchedSender(kafka);
        OutboxRelay second = relay(quick, brief);
        drainUntilNothingWaits(second);
        assertThat(quick.sent("a")).containsExactly("a1", "a2", "a3");
        slow.letGo();

        assertThat(round.get(10, SECONDS)).isEqualTo(3);
        assertThat(slow.sent("a")).containsExactly("a1", "a2", "a3");
        result(first::round);
        assertThat(slow.sent("a")).containsExactly("a1", "a2", "a3");
        assertThat(ofKey(TopicReader.read(topic, 6, Duration.ofSeconds(15)), "a"))
                .containsExactly("a1", "a2", "a3", "a1", "a2", "a3");
    }

    @Test
    void theNextRoundSendsWhileTheLastIsBeingMarked() throws Exception {
        WatchedSender sender = new WatchedSender(kafka);
        OutboxRelay relay = relay(sender, RelaySettings.usual());
        append("a", "a1");
        try (Connection other = lock("a1")) {
            int arrived = result(relay::round);
            assertThat(arrived).isEqualTo(1);
            append("a", "a2");
            CompletableFuture<Integer> next = CompletableFuture.supplyAsync(() -> result(relay::round));
            await().atMost(5, SECONDS).until(() -> sender.sent("a").contains("a2"));
            assertThat(waiting()).isEqualTo(2);
            other.rollback();
            assertThat(next.get(5, SECONDS)).isEqualTo(1);
        }
        drainUntilNothingWaits(relay);
        assertThat(sender.sent("a")).containsExactly("a1", "a2");
    }

    @Test
    void aMarkThatFailedIsMadeUpForAndNothingIsSentTwice() throws SQLException {
        WatchedSender sender = new WatchedSender(kafka);
        OutboxRelay relay = relay(sender, RelaySettings.usual());
        sendWithoutMark("a1", relay);
        assertThat(waiting()).isEqualTo(1);
        drainUntilNothingWaits(relay);
        assertThat(sender.sent("a")).containsExactly("a1");
    }

    @Test
    void aRoundThatIsGivenUpWhileItWaitsForAMarkForgetsNothingThatItSent() throws Exception {
        WatchedSender sender = new WatchedSender(kafka);
        OutboxRelay relay = relay(sender, RelaySettings.usual());
        append("a", "a1");
        try (Connection other = lock("a1")) {
            result(relay::round);
            append("a", "a2");
            Cancellable next = relay.round().subscribe().with(arrived -> {});
            await().atMost(5, SECONDS).until(() -> sender.sent("a").contains("a2"));
            await().during(Duration.ofMillis(200)).atMost(5, SECONDS).until(() -> waiting() == 2);
            next.cancel();
            other.rollback();
        }
        drainUntilNothingWaits(relay);
        assertThat(sender.sent("a")).containsExactly("a1", "a2");
    }

    @Test
    void leasesAreRenewedOnceEverythingIsMarked() throws Exception {
        WatchedSender sender = new WatchedSender(kafka);
        MovableClock own = new MovableClock();
        RelaySettings settings = RelaySettings.usual();
        OutboxRelay relay = new OutboxRelay(new Leases(systemSql, settings), rows, sender, own, settings);
        relays.add(relay);
        append("a", "a1");
        CompletableFuture<Integer> next;
        try (Connection other = lock("a1")) {
            result(relay::round);
            append("b", "b1");
            own.pass(settings.lease());
            next = CompletableFuture.supplyAsync(() -> result(relay::round));
            await().during(Duration.ofMillis(500))
                    .atMost(5, SECONDS)
                    .until(() -> sender.sent("b").isEmpty());
            other.rollback();
        }
        assertThat(next.get(5, SECONDS)).isEqualTo(1);
        assertThat(sender.sent("")).containsExactly("a1", "b1");
    }

    @Test
    void aMarkUnderLostLeasesTellsSoAndIsNotRepeated() {
        append("a", "a1");
        Leases leases = new Leases(systemSql, RelaySettings.usual());
        List<Lease> old = result(() -> leases.renew(Ids.next()));
        result(() -> leases.leave(old.getFirst().owner()));
        List<Lease> taken = result(() -> leases.renew(Ids.next()));
        AtomicInteger lost = new AtomicInteger();
        Marks marks = new Marks(rows, 500, lost::incrementAndGet);
        List<Long> a1 = List.of(idOf("a1"));

        result(() -> marks.begin(a1, old));
        result(() -> marks.settle(old));

        assertThat(lost).hasValue(1);
        assertThat(marks.pending()).isEmpty();
        assertThat(waiting()).isEqualTo(1);
        result(() -> leases.leave(taken.getFirst().owner()));
    }

    @Test
    void whoLeavesMakesUpForAMarkThatFailed() throws SQLException {
        WatchedSender sender = new WatchedSender(kafka);
        OutboxRelay leaving = relay(sender, RelaySettings.usual());
        sendWithoutMark("a1", leaving);
        result(leaving::leave);
        assertThat(waiting()).isZero();
    }

    @Test
    void whoLeavesHasMarkedWhatItSent() throws Exception {
        WatchedSender sender = new WatchedSender(kafka);
        OutboxRelay leaving = relay(sender, RelaySettings.usual());
        append("a", "a1");
        CompletableFuture<Void> left;
        try (Connection other = lock("a1")) {
            result(leaving::round);
            left = CompletableFuture.runAsync(() -> result(leaving::leave));
            OutboxRelay staying = relay(sender, RelaySettings.usual());
            drain(staying);
            await().during(Duration.ofMillis(500)).atMost(5, SECONDS).until(() -> !left.isDone());
            other.rollback();
        }
        left.get(5, SECONDS);
        assertThat(waiting()).isZero();
        assertThat(sender.sent("a")).containsExactly("a1");
    }

    @Test
    void oneWhoseLeaseWasTakenMarksNothing() {
        append("a", "a1");
        Leases leases = new Leases(systemSql, RelaySettings.usual());
        List<Lease> old = result(() -> leases.renew(Ids.next()));
        result(() -> leases.leave(old.getFirst().owner()));
        List<Lease> taken = result(() -> leases.renew(Ids.next()));
        assertThat(taken).hasSize(OutboxMessage.BUCKETS);
        assertThat(taken.getFirst().fencing()).isEqualTo(old.getFirst().fencing() + 1);

        List<Long> a1 = List.of(idOf("a1"));
        int marked = result(() -> rows.markSent(a1, old));
        assertThat(marked).isZero();
        assertThat(waiting()).isEqualTo(1);
        int markedByOwner = result(() -> rows.markSent(a1, taken));
        assertThat(markedByOwner).isEqualTo(1);
        result(() -> leases.leave(taken.getFirst().owner()));
    }

    @Test
    void relaysThatAreAliveShareTheBuckets() {
        Leases leases = new Leases(systemSql, RelaySettings.usual());
        UUID one = Ids.next();
        UUID two = Ids.next();
        assertThat(result(() -> leases.renew(one)).size()).isEqualTo(16);
        assertThat(result(() -> leases.renew(two)).size()).isZero();
        assertThat(result(() -> leases.renew(one)).size()).isEqualTo(8);
        assertThat(result(() -> leases.renew(two)).size()).isEqualTo(8);
        result(() -> leases.leave(one));
        assertThat(result(() -> leases.renew(two)).size()).isEqualTo(16);
        result(() -> leases.leave(two));
    }

    private OutboxRelay relay(EventSender sender, RelaySettings settings) {
        OutboxRelay relay = new OutboxRelay(new Leases(systemSql, settings), rows, sender, clock, settings);
        relays.add(relay);
        return relay;
    }

    private void append(String key, String... payloads) {
        List<OutboxMessage> messages = Arrays.stream(payloads)
                .map(payload -> new OutboxMessage(Ids.next(), WOOL, topic, key, "test.sent.v1", payload))
                .toList();
        result(() -> sql.inTransaction(WOOL, tx -> outbox.append(tx, messages)));
    }

    private void drain(OutboxRelay relay) {
        int sent = 1;
        while (sent > 0) {
            sent = result(relay::round);
        }
    }

    private void drainUntilNothingWaits(OutboxRelay relay) {
        await().atMost(20, SECONDS).until(() -> {
            drain(relay);
            return waiting() == 0;
        });
    }

    private long waiting() {
        OutboxRows.Backlog backlog = result(rows::backlog);
        return backlog.waiting();
    }

    private long idOf(String payload) {
        return result(() -> systemSql.inTransaction(tx -> tx.first(
                        "select id from outbox where topic = $1 and payload = $2",
                        Tuple.of(topic, payload),
                        row -> row.getLong("id"))))
                .orElseThrow();
    }

    /** Nobody marks this row until the connection rolls back. */
    private Connection lock(String payload) throws SQLException {
        Connection other = ProofTable.connect("system");
        other.setAutoCommit(false);
        try (var statement =
                other.prepareStatement("select id from outbox where topic = ? and payload = ? for update")) {
            statement.setString(1, topic);
            statement.setString(2, payload);
            statement.execute();
        }
        return other;
    }

    /** One row, and its mark fails. */
    private void sendWithoutMark(String payload, OutboxRelay relay) throws SQLException {
        append("a", payload);
        try (Connection other = lock(payload)) {
            result(relay::round);
            await().atMost(5, SECONDS).until(OutboxRelayTest::cancelsTheMark);
            other.rollback();
        }
    }

    private static boolean cancelsTheMark() throws SQLException {
        try (Connection by = ProofTable.connect("system");
                var statement = by.createStatement();
                var cancelled = statement.executeQuery("""
                        select pg_cancel_backend(pid) from pg_stat_activity
                        where query like 'update outbox o set sent_at%' and wait_event_type = 'Lock'
                        """)) {
            return cancelled.next() && cancelled.getBoolean(1);
        }
    }

    /** The mark of the last round comes when that round is over. */
    private void awaitWaiting(int rows) {
        await().atMost(5, SECONDS).untilAsserted(() -> assertThat(waiting()).isEqualTo(rows));
    }

    private long insertUncommitted(Connection connection, String payload) throws SQLException {
        connection.createStatement().execute("select set_config('app.tenant', '" + WOOL + "', true)");
        try (var insert = connection.prepareStatement("""
                insert into outbox (tenant_id, event_id, topic, key, bucket, type, payload, created_at)
                values (?, ?, ?, 'slow', 3, 'test.sent.v1', ?, now()) returning id
                """)) {
            insert.setObject(1, WOOL.value());
            insert.setObject(2, Ids.next());
            insert.setString(3, topic);
            insert.setString(4, payload);
            try (var ids = insert.executeQuery()) {
                ids.next();
                return ids.getLong(1);
            }
        }
    }

    private static List<String> ofKey(List<ConsumerRecord<String, String>> records, String key) {
        return records.stream()
                .filter(record -> record.key().equals(key))
                .map(ConsumerRecord::value)
                .toList();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
