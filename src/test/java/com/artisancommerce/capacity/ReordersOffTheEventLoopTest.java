package com.artisancommerce.capacity;

import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.domain.calendar.WorkCalendar;
import com.artisancommerce.capacity.domain.estimate.Estimator;
import com.artisancommerce.capacity.domain.estimate.Load;
import com.artisancommerce.capacity.domain.estimate.Pace;
import com.artisancommerce.capacity.domain.estimate.PlainEstimator;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.capacity.store.Snapshots;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Clock;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All dates of a queue are computed twice for a reorder; an event loop has better things to do. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ReordersOffTheEventLoopTest {

    private final List<Boolean> onEventLoop = new CopyOnWriteArrayList<>();

    @Inject
    SystemSql sql;

    @Inject
    LockedQueues queues;

    @Inject
    Snapshots snapshots;

    @Inject
    Entries entries;

    @Inject
    QueueLog log;

    @Inject
    Clock clock;

    private MadeUpQueue queue;

    @BeforeEach
    void open() {
        queue = MadeUpQueue.open(sql);
    }

    @AfterEach
    void clearAway() {
        queue.clearAway();
    }

    @Test
    void areComputedOnAWorkerAndWrittenAllTheSame() {
        EntryId first = queue.entry(100, "queued");
        EntryId second = queue.entry(200, "queued");
        Reorders reorders = new Reorders(queues, new QueueViews(snapshots, new Watched(), clock), entries, log);
        ReorderRequest request =
                new ReorderRequest(Reorder.of(second, first), 90_000, "A gift for a wedding", true, null);

        ReorderResult done =
                result(() -> sql.inTransaction(tx -> reorders.reorder(tx, queue.tenant(), queue.artisan(), request)));

        assertThat(done).isInstanceOf(ReorderResult.Done.class);
        assertThat(onEventLoop).containsExactly(false, false);
        assertThat(queue.ask("""
                select string_agg(id::text, ' ' order by order_key) as answer from capacity_entries
                where tenant_id = (select tenant_id from capacity_entries where id = $1)
                """, first)).isEqualTo(second + " " + first);
    }

    /** Notes where it is asked for the dates of a queue. */
    private final class Watched implements Estimator {
        private final Estimator plain = new PlainEstimator();

        @Override
        public Estimator with(Pace pace) {
            return this;
        }

        @Override
        public Load inHand(long planned, long expected, long worked) {
            return plain.inHand(planned, expected, worked);
        }

        @Override
        public Sitting at(LocalDate today, WorkCalendar calendar) {
            onEventLoop.add(Context.isOnEventLoopThread());
            return plain.at(today, calendar);
        }
    }
}
