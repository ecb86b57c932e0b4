package com.artisancommerce.platform.outbox;

import static com.artisancommerce.platform.Reactive.result;
import static com.artisancommerce.platform.Tenants.CLAY;
import static com.artisancommerce.platform.Tenants.WOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.artisancommerce.localstack.LocalStackResource;
import com.artisancommerce.platform.Ids;
import com.artisancommerce.platform.OneConnection;
import com.artisancommerce.platform.ProofTable;
import com.artisancommerce.platform.TenantId;
import com.artisancommerce.platform.sql.Records;
import com.artisancommerce.platform.sql.Sql;
import com.artisancommerce.platform.sql.SystemSql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The change and its event are kept together or not at all, in both kinds of transaction. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(OneConnection.class)
class OutboxAtomicityTest {

    private final UUID id = Ids.next();
    private final String topic = "atomicity-" + id;

    @Inject
    Sql sql;

    @Inject
    SystemSql systemSql;

    @Inject
    Records records;

    @Inject
    Outbox outbox;

    @BeforeEach
    void table() {
        ProofTable.create();
    }

    @Test
    void keepsBothWithSql() {
        result(() -> sql.inTransaction(
                WOOL,
                tx -> ProofTable.insert(tx, WOOL, id, "scarf")
                        .chain(() -> outbox.append(tx, List.of(event(WOOL), event(WOOL))))));
        assertThat(businessRows()).isEqualTo(1);
        assertThat(outboxRows()).isEqualTo(2);
    }

    @Test
    void keepsBothWithRecords() {
        result(() -> records.inTransaction(
                WOOL, () -> ProofTable.insert(WOOL, id, "scarf").chain(() -> outbox.append(event(WOOL)))));
        assertThat(businessRows()).isEqualTo(1);
        assertThat(outboxRows()).isEqualTo(1);
    }

    @Test
    void aRefusedEventLeavesNoBusinessRowWithSql() {
        assertThatThrownBy(() -> result(() -> sql.inTransaction(
                        WOOL,
                        tx -> ProofTable.insert(tx, WOOL, id, "scarf")
                                .chain(() -> outbox.append(tx, List.of(event(WOOL), event(CLAY)))))))
                .hasMessageContaining("row-level security policy for table \"outbox\"");
        assertThat(businessRows()).isZero();
        assertThat(outboxRows()).isZero();
    }

    @Test
    void aRefusedEventLeavesNoBusinessRowWithRecords() {
        assertThatThrownBy(() -> result(() -> records.inTransaction(
                        WOOL, () -> ProofTable.insert(WOOL, id, "scarf").chain(() -> outbox.append(event(CLAY))))))
                .hasMessageContaining("row-level security policy for table \"outbox\"");
        assertThat(businessRows()).isZero();
        assertThat(outboxRows()).isZero();
    }

    @Test
    void aRefusedBusinessRowLeavesNoEventWithSql() {
        assertThatThrownBy(() -> result(() -> sql.inTransaction(
                        WOOL,
                        tx -> outbox.append(tx, List.of(event(WOOL)))
                                .chain(() -> ProofTable.insert(tx, WOOL, id, "scarf"))
                                .chain(() -> ProofTable.insert(tx, WOOL, id, "the same again")))))
                .hasMessageContaining("proof_pkey");
        assertThat(businessRows()).isZero();
        assertThat(outboxRows()).isZero();
    }

    @Test
    void aRefusedBusinessRowLeavesNoEventWithRecords() {
        assertThatThrownBy(() -> result(() -> records.inTransaction(
                        WOOL,
                        () -> outbox.append(event(WOOL))
                                .chain(() -> ProofTable.insert(WOOL, id, "scarf"))
                                .chain(() -> ProofTable.insert(WOOL, id, "the same again")))))
                .hasMessageContaining("proof_pkey");
        assertThat(businessRows()).isZero();
        assertThat(outboxRows()).isZero();
    }

    private OutboxMessage event(TenantId tenant) {
        return outbox.message(tenant, topic, id.toString(), "test.changed.v1", Map.of("id", id));
    }

    private long businessRows() {
        return result(() -> systemSql.inTransaction(ProofTable::count));
    }

    private long outboxRows() {
        return result(() -> systemSql.inTransaction(tx -> tx.first(
                        "select count(*) as n from outbox where topic = $1", Tuple.of(topic), row -> row.getLong("n"))))
                .orElseThrow();
    }
}
