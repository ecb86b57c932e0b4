package com.artisancommerce.promise;

import static com.artisancommerce.platform.Reactive.result;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.QueueRef;
import com.artisancommerce.front.Workshop;
import com.artisancommerce.localstack.DemoUser;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several instances look at the same queues, and a look writes only what is different. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WatchingPromisesTest {

    private static final String WRITTEN = """
            select sum(n_tup_ins + n_tup_upd + n_tup_del)::int as written from pg_stat_xact_user_tables where relname in
                ('promise_ledgers', 'promises', 'delay_notices', 'promise_watches')
            """;
    private static final String LOOKED_AT = """
            select q.version = w.version as looked_at from capacity_queues q join promise_watches w using (tenant_id, artisan_id)
            where artisan_id = $1
            """;
    private static final String PROMISED_LONG_AGO = """
            with late as (
                update capacity_entries set promised_by = promised_by - 100 where id = $1 returning promised_by
            )
            update promise_ledgers set first_date = late.promised_by, promised_by = late.promised_by from late where entry_id = $1
            """;

    @Inject
    SystemSql sql;

    @Inject
    PromiseWatch watch;

    @Test
    void manyWhoLookAtOnceOpenOneNotice() {
        for (int round = 0; round < 5; round++) {
            LateWork work = LateWork.ordered();
            QueueRef queue = queueOf(work.workshop());
            String entry = work.entry();
            result(() -> sql.inTransaction(tx -> late(tx, entry)));

            List<Uni<Integer>> looks = Collections.nCopies(
                    8,
                    Uni.createFrom()
                            .deferred(() -> sql.inTransaction(
                                    tx -> watch.look(tx, queue, 200).map(List::size))));
            result(() -> Uni.join().all(looks).andCollectFailures());

            assertThat(noticesOf(entry)).isEqualTo(1);
        }
    }

    @Test
    void aLookWritesOnlyWhatIsDifferent() {
        Workshop workshop = Workshop.open(1440, 10, 180);
        for (int order = 0; order < 12; order++) {
            workshop.order(DemoUser.ADA);
        }
        LateWork last = new LateWork(workshop, workshop.order(DemoUser.ADA));
        QueueRef queue = queueOf(workshop);
        String entry = last.entry();
        await().atMost(20, SECONDS).until(() -> isLookedAt(workshop));

        int nothing = result(() -> sql.inTransaction(tx -> writtenBy(tx, queue)));
        int one = result(() -> sql.inTransaction(tx -> late(tx, entry).chain(() -> writtenBy(tx, queue))));

        assertThat(nothing).as("the watch itself").isEqualTo(1);
        assertThat(one).as("the ledger, its notice and the watch").isEqualTo(3);
    }

    private static Uni<Integer> late(Tx tx, String entry) {
        return tx.update(PROMISED_LONG_AGO, Tuple.of(UUID.fromString(entry)));
    }

    /** The rows that one look writes; the counts of a connection may begin before its transaction. */
    private Uni<Integer> writtenBy(Tx tx, QueueRef queue) {
        return written(tx)
                .chain(before ->
                        watch.look(tx, queue, 200).chain(() -> written(tx)).map(after -> after - before));
    }

    private static Uni<Integer> written(Tx tx) {
        return tx.first(WRITTEN, Tuple.tuple(), row -> row.getInteger("written"))
                .map(found -> found.orElse(0));
    }

    private boolean isLookedAt(Workshop workshop) {
        return result(() -> sql.inTransaction(
                        tx -> tx.first(LOOKED_AT, Tuple.of(workshop.artisan()), row -> row.getBoolean("looked_at"))))
                .orElse(false);
    }

    private int noticesOf(String entry) {
        return result(() -> sql.inTransaction(tx -> tx.first(
                        "select count(*)::int as notices from delay_notices where entry_id = $1",
                        Tuple.of(UUID.fromString(entry)),
                        row -> row.getInteger("notices"))))
                .orElseThrow();
    }

    private static QueueRef queueOf(Workshop workshop) {
        return new QueueRef(new TenantId(DemoUser.Shops.DEMO), new ArtisanId(workshop.artisan()));
    }
}
