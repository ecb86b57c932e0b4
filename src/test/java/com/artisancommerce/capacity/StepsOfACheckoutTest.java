package com.artisancommerce.capacity;

import static com.artisancommerce.platform.Reactive.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.capacity.domain.Entry;
import com.artisancommerce.capacity.store.Entries;
import com.artisancommerce.capacity.store.LockedQueues;
import com.artisancommerce.capacity.store.LockedQueues.Locked;
import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.SystemSql;
import com.artisancommerce.platform.sql.Tx;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A checkout holds one place of one queue. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class StepsOfACheckoutTest {

    @Inject
    SystemSql sql;

    @Inject
    Entries entries;

    @Inject
    LockedQueues queues;

    @Inject
    QueueSteps steps;

    @Inject
    IntakeRules rules;

    private MadeUpQueue queue;
    private EntryId held;

    @BeforeEach
    void hold() {
        queue = MadeUpQueue.open(sql);
        held = queue.entry(1, "held");
    }

    @AfterEach
    void clearAway() {
        queue.clearAway();
    }

    @Test
    void comesIntoItsQueueBetweenTheLookAndTheLockAndIsMetThereAllTheSame() {
        Entries late = new Entries() {
            private boolean looked;

            @Override
            public Uni<List<Entry>> ofCheckout(Tx tx, TenantId shop, UUID checkout) {
                boolean tooEarly = !looked;
                looked = true;
                return tooEarly ? Uni.createFrom().item(List.of()) : super.ofCheckout(tx, shop, checkout);
            }
        };
        Reservations reservations = new Reservations(late, queues, steps, rules);

        StepResult result = result(() ->
                sql.inTransaction(tx -> reservations.confirm(tx, queue.tenant(), held.value(), UUID.randomUUID())));

        assertThat(result).isInstanceOf(StepResult.Done.class);
        assertThat(queue.ask("select state as answer from capacity_entries where id = $1", held))
                .isEqualTo("queued");
    }

    @Test
    void isNotWrittenUnderTheLockOfAnotherShop() {
        TenantId other = new TenantId(UUID.randomUUID());
        Locked ofOther = new Locked(Instant.EPOCH, new TreeMap<>(), new TreeMap<>(Map.of(queue.artisan(), other)));

        assertThatThrownBy(() ->
                        result(() -> sql.inTransaction(tx -> entries.ofCheckout(tx, queue.tenant(), held.value())
                                .chain(found -> entries.save(tx, ofOther, found, UUID.randomUUID())))))
                .hasMessageContaining("Of 1 entries only 0 are in the queues that were locked: [" + held + "]");
        assertThat(queue.ask(
                        "select coalesce(order_id::text, 'none') as answer from capacity_entries where id = $1", held))
                .isEqualTo("none");
    }
}
