package com.artisancommerce.live;

import static com.artisancommerce.platform.Reactive.result;
import static com.artisancommerce.platform.Tenants.CLAY;
import static com.artisancommerce.platform.Tenants.WOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueChanged;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.outbox.Outbox;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hub on real Kafka and PostgreSQL: told by the one, healed by the other. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LiveQueuesTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String CHANGE = "update capacity_queues set version = version + 1 where artisan_id = $1";
    private static final String OPEN = """
            insert into capacity_queues (artisan_id, tenant_id, version, as_of, tail_key, waiting, in_hand, remaining_minutes,
                sum_of_squares, terms_version, time_zone, weekly_minutes, horizon_days, utilisation_target)
            values ($1, $2, 1, now(), 0, 0, 0, 0, 0, 1, 'Europe/Berlin', '{480,480,480,480,480,0,0}', 180, 0.85)
            """;

    private final ArtisanId artisan = new ArtisanId(Ids.next());

    @Inject
    LiveQueues queues;

    @Inject
    Outbox outbox;

    @Inject
    SystemSql system;

    @Test
    void tellOfAQueueThatOpensAndOfEachChange() {
        AssertSubscriber<QueueTick> watcher = watching(WOOL);
        await().during(Duration.ofMillis(500)).until(() -> watcher.getItems().isEmpty());

        open();
        watcher.awaitItems(1, SOON);
        change();
        watcher.awaitItems(2, SOON);

        assertThat(watcher.getItems()).extracting(QueueTick::version).containsExactly(1L, 2L);
        assertThat(watcher.getItems().getLast().snapshot().artisan()).isEqualTo(artisan);
    }

    @Test
    void findOutWhatKafkaDidNotTell() {
        open();
        AssertSubscriber<QueueTick> watcher = watching(WOOL).awaitItems(1, SOON);

        result(() -> system.inTransaction(tx -> tx.update(CHANGE, Tuple.of(artisan.value()))));

        watcher.awaitItems(2, Duration.ofSeconds(5));
        assertThat(watcher.getItems().getLast().version()).isEqualTo(2);
    }

    @Test
    void showNobodyTheQueueOfAnotherShop() {
        open();
        AssertSubscriber<QueueTick> stranger = watching(CLAY);

        watching(WOOL).awaitItems(1, SOON);

        await().during(Duration.ofSeconds(3))
                .atMost(SOON)
                .until(() -> stranger.getItems().isEmpty());
        stranger.cancel();
    }

    private void open() {
        result(() -> system.inTransaction(
                tx -> tx.update(OPEN, Tuple.of(artisan.value(), WOOL.value())).chain(() -> announce(tx, 1))));
    }

    private void change() {
        result(() -> system.inTransaction(
                tx -> tx.update(CHANGE, Tuple.of(artisan.value())).chain(() -> announce(tx, 2))));
    }

    private Uni<Void> announce(Tx tx, long version) {
        QueueChanged event = new QueueChanged(WOOL, artisan, version);
        return outbox.append(
                tx, List.of(outbox.message(WOOL, QueueChanged.TOPIC, artisan.toString(), QueueChanged.TYPE, event)));
    }

    private AssertSubscriber<QueueTick> watching(TenantId tenant) {
        return queues.watch(tenant, artisan).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }
}
